using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Workbench.Classification.Tests;

public sealed class ModelFileTests : IDisposable
{
    private readonly string _path = TestData.TemporaryFile(".wbm");
    private readonly TrainedModel _model = Trainer.Train(TestData.Topics(60), new TrainOptions { Date = "2026-01-31" });

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_saved_model_says_the_same_and_carries_its_card()
    {
        _model.Save(_path);
        using SentenceClassifier loaded = SentenceClassifier.Load(_path);
        using SentenceClassifier direct = _model.ToClassifier();
        Assert.Equal(direct.ModelId, loaded.ModelId);
        Assert.Equal(16, loaded.ModelId.Length);
        Assert.Equal(direct.Classify("rice harvest").Top, loaded.Classify("rice harvest").Top);
        Assert.Equal("2026-01-31", loaded.Card.Date);
        Assert.Equal(60, loaded.Card.Sentences);
        Assert.Equal(64, loaded.Card.DataHash.Length);
        Assert.Equal(_model.Card.OutOfFold!.Accuracy, loaded.Card.OutOfFold!.Accuracy);
        Assert.Equal(["en"], loaded.Card.ByGroup.Keys);
        Assert.Equal(60, loaded.Card.Confusion!.Counts.Sum(row => row.Sum()));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_path)!, Path.GetFileName(_path) + ".*.tmp"));
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        byte[] file = _model.ToBytes();
        var random = new Random(1);
        for (int trial = 0; trial < 60; trial++)
        {
            byte[] damaged = [.. file];
            int at = trial < 56 ? trial : random.Next(file.Length);
            damaged[at] ^= 0x20;
            File.WriteAllBytes(_path, damaged);
            ClassificationException error = Assert.Throws<ClassificationException>(() => SentenceClassifier.Load(_path));
            Assert.Contains(_path, error.Message);
            Assert.Contains(error.Code, new[] { "WB4202", "WB4203", "WB4204" });
        }
    }

    [Fact]
    public void A_cut_file_is_damaged_wherever_it_was_cut()
    {
        byte[] file = _model.ToBytes();
        foreach (int length in new[] { 8, 30, 56, 500, file.Length / 2, file.Length - 1 })
        {
            File.WriteAllBytes(_path, file[..length]);
            Assert.Equal("WB4204", Assert.Throws<ClassificationException>(() => SentenceClassifier.Load(_path)).Code);
        }
    }

    /// <summary>A header of another shape, with a checksum that matches: no property, a value of another kind, no number of that size.</summary>
    [Theory]
    [InlineData("\"categories\":", "\"categoriez\":")]
    [InlineData("\"card\":{", "\"kard\":{")]
    [InlineData("\"wordPairs\":true", "\"wordPairs\":1234")]
    [InlineData("\"maxCharacters\":20000", "\"maxCharacters\":2e999")]
    [InlineData("\"slotCount\":", "\"slotCount\";")]
    public void A_header_of_another_shape_is_damaged(string good, string bad)
    {
        byte[] file = _model.ToBytes();
        int at = file.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(good));
        Assert.True(at > 0 && good.Length == bad.Length);
        Encoding.UTF8.GetBytes(bad).CopyTo(file, at);
        SHA256.HashData(file.AsSpan(56), file.AsSpan(24, 32));
        File.WriteAllBytes(_path, file);
        ClassificationException error = Assert.Throws<ClassificationException>(() => SentenceClassifier.Load(_path));
        Assert.Equal("WB4204", error.Code);
        Assert.Contains("its header cannot be read", error.Message);
    }

    [Fact]
    public void A_card_of_another_shape_is_damaged_when_it_is_asked_for()
    {
        byte[] file = _model.ToBytes();
        int at = file.AsSpan().IndexOf("\"sentences\":60"u8);
        "\"sentences\":[]"u8.CopyTo(file.AsSpan(at));
        SHA256.HashData(file.AsSpan(56), file.AsSpan(24, 32));
        File.WriteAllBytes(_path, file);
        using SentenceClassifier loaded = SentenceClassifier.Load(_path);
        Assert.Equal(loaded.Categories.Count, loaded.Classify("rice harvest").Top.Count);
        Assert.Equal("WB4204", Assert.Throws<ClassificationException>(() => loaded.Card).Code);
    }

    [Fact]
    public void Foreign_newer_missing_and_unwritable_files_are_refused_by_name()
    {
        File.WriteAllText(_path, "category\ttext\n");
        Assert.Equal($"WB4202: '{_path}' is not a classification model: it does not start with the mark WBCLASS. Give a file written by `workbench train`.",
            Assert.Throws<ClassificationException>(() => SentenceClassifier.Load(_path)).Message);
        File.WriteAllBytes(_path, []);
        Assert.Equal("WB4202", Assert.Throws<ClassificationException>(() => SentenceClassifier.Load(_path)).Code);
        byte[] newer = _model.ToBytes();
        newer[8] = 9;
        File.WriteAllBytes(_path, newer);
        Assert.Equal($"WB4203: The model file '{_path}' has format version 9; this program reads version 8. Update the program, or train the model again with this one.",
            Assert.Throws<ClassificationException>(() => SentenceClassifier.Load(_path)).Message);
        newer[8] = 7;
        File.WriteAllBytes(_path, newer);
        Assert.Equal($"WB4207: '{_path}' is a model of the older format 7; this program reads format 8. Train it again: `workbench train --data FILE --out {_path}`.",
            Assert.Throws<ClassificationException>(() => SentenceClassifier.Load(_path)).Message);
        Assert.Equal("WB4201", Assert.Throws<ClassificationException>(() => SentenceClassifier.Load(_path + "x")).Code);
        Assert.Equal($"WB4201: '{Path.GetTempPath()}' is a folder, not a model file. Name the file that `workbench train` wrote.",
            Assert.Throws<ClassificationException>(() => SentenceClassifier.Load(Path.GetTempPath())).Message);
        Assert.Equal("WB4206", Assert.Throws<ClassificationException>(() => _model.Save(_path + "/model.wbm")).Code);
    }

    [Fact]
    public void A_model_replaces_models_only()
    {
        File.WriteAllText(_path, "text\tcategory\n");
        string link = _path + ".link";
        File.CreateSymbolicLink(link, _path);
        try
        {
            foreach (string path in new[] { _path, link })
            {
                string refused = $"WB4208: The file '{path}' exists and is not a classification model; it is left as it is. Name another file for the model, or remove this one first.";
                Assert.Equal(refused, Assert.Throws<ClassificationException>(() => TrainedModel.CheckTarget(path)).Message);
                Assert.Equal(refused, Assert.Throws<ClassificationException>(() => _model.Save(path)).Message);
                Assert.Equal("text\tcategory\n", File.ReadAllText(path));
            }
        }
        finally
        {
            File.Delete(link);
        }

        foreach (string path in new[] { Path.GetTempPath(), "" })
            Assert.Equal("WB4206", Assert.Throws<ClassificationException>(() => TrainedModel.CheckTarget(path)).Code);
        byte[] older = _model.ToBytes();
        older[8] = 7;
        File.WriteAllBytes(_path, older);
        _model.Save(_path);
        Assert.Equal(_model.ToBytes(), File.ReadAllBytes(_path));
    }

    [Fact]
    public void Loading_takes_under_fifty_milliseconds()
    {
        _model.Save(_path);
        // The best of ten: a busy machine is not what is tested.
        Assert.InRange(Enumerable.Range(0, 10).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            SentenceClassifier.Load(_path).Dispose();
            return watch.ElapsedMilliseconds;
        }), 0, 50);
    }

    [Fact]
    public void A_disposed_classifier_refuses_to_work()
    {
        SentenceClassifier classifier = _model.ToClassifier();
        classifier.Dispose();
        classifier.Dispose();
        Assert.Throws<ObjectDisposedException>(() => classifier.Classify("rice"));
    }

    [Fact]
    public void Many_threads_get_what_one_gets()
    {
        using SentenceClassifier classifier = _model.ToClassifier();
        string[] texts = [.. TestData.Topics(200, seed: 4).Select(row => row.Text)];
        double[] expected = [.. texts.Select(text => classifier.Classify(text).Probability)];
        double[] parallel = new double[texts.Length];
        Parallel.For(0, texts.Length, at => parallel[at] = classifier.Classify(texts[at]).Probability);
        Assert.Equal(expected, parallel);
    }
}
