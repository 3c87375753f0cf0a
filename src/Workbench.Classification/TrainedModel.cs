namespace Workbench.Classification;

/// <summary>A model just trained, in memory. Write it with <see cref="Save"/> or use it at once with <see cref="ToClassifier"/>.</summary>
public sealed class TrainedModel
{
    private readonly byte[] _file;

    internal TrainedModel(ModelFileHeader header, byte[] table)
    {
        _file = ModelFile.Write(header, table);
        Categories = header.Categories;
        Card = header.Card;
    }

    /// <summary>The categories, ordinally sorted.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>What the model was made from and what it can do.</summary>
    public ModelCard Card { get; }

    /// <summary>Size of the model file.</summary>
    public long SizeBytes => _file.Length;

    /// <summary>The model file's content, the same bytes for the same data, options, seed and date.</summary>
    /// <returns>A copy.</returns>
    public byte[] ToBytes() => [.. _file];

    /// <summary>Says before a long training what <see cref="Save"/> would refuse after it.</summary>
    /// <param name="path">Where the model is to be written.</param>
    /// <exception cref="ClassificationException">WB4206 nothing is named or a folder is there, WB4208 a file is there that is not a model.</exception>
    public static void CheckTarget(string path) => ModelFile.CheckTarget(path);

    /// <summary>Writes the model file. The file appears whole or not at all; an existing model, of any format version, is replaced; missing folders are made.</summary>
    /// <param name="path">Where to; by custom with the ending <c>.wbm</c>.</param>
    /// <exception cref="ClassificationException">WB4206 when it cannot be written, WB4208 when a file is there that is not a model.</exception>
    public void Save(string path) => ModelFile.Save(path, _file);

    /// <summary>A classifier with this model.</summary>
    /// <returns>The classifier; dispose it.</returns>
    public SentenceClassifier ToClassifier() => SentenceClassifier.FromBytes(_file, "(memory)");
}
