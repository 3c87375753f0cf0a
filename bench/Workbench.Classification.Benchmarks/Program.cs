using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Workbench.Classification;
using Workbench.Classification.Benchmarks;

// Usage: Workbench.Classification.Benchmarks DATA_FOLDER OUT_FOLDER [predict | train]
// "train" measures training on 5,000 sentences alone, twenty times. "predict" measures prediction alone, of each language too, by a model of all sentences but the first 5,000.
// Usage: Workbench.Classification.Benchmarks memory MODEL: memory that a model takes in a fresh process.
// Writes the same sentences in the same division for every rival, runs ours, then the rivals' script, and prints raw numbers.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["memory", var file])
{
    Machine.Memory(file);
    return;
}

string data = args.Length > 0 ? args[0] : "data/labelled";
string work = args.Length > 1 ? args[1] : Path.Combine(Path.GetTempPath(), "wb-bench-classification");
Directory.CreateDirectory(work);

Console.WriteLine($"machine: {Machine.Processor()}, {Environment.ProcessorCount} processors, load {Machine.Load()}; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}");
LabelledData labelled = LabelledData.Read(data);
Console.WriteLine($"data: {labelled.Count} sentences of {data}, as plain rows without documents in the rivals' comparison");
Console.WriteLine("times are seconds of processor time of the process, all threads; wall-clock time in brackets");

// What the rivals' quickest learners see: without the units and fields that words name, which are more work and tell more.
TrainOptions wordsAlone = TrainOptions.Quick with { Features = new FeatureOptions { MaxNgram = 0, UnitWords = false, Fields = FieldFeatures.None } };

if (args.Contains("predict"))
{
    LabelledSentence[] all = Division.Mixed(labelled);
    using SentenceClassifier predictor = Trainer.Train([.. all.Skip(5_000)]).ToClassifier();
    LabelledSentence[] unseenByIt = [.. all.Take(5_000)];
    foreach (IGrouping<string?, LabelledSentence> rows in unseenByIt.GroupBy(row => row.Group).OrderBy(group => group.Key, StringComparer.Ordinal))
    {
        Console.WriteLine(rows.Key);
        Machine.Predict(predictor, [.. rows.Select(row => row.Text)]);
    }
    Console.WriteLine("all");
    Machine.Predict(predictor, [.. unseenByIt.Select(row => row.Text)]);
    return;
}

if (args.Contains("train"))
{
    LabelledSentence[] rows = Division.Enlarge(Division.Mixed(labelled), 5_000);
    for (int round = 0; round < 20; round++)
        foreach ((string name, TrainOptions options) in new[] { ("words alone", wordsAlone), ("quick", TrainOptions.Quick), ("default", new TrainOptions()) })
        {
            if (args.Contains("quick") && name == "default") continue;
            var (_, processor, wall) = Machine.Time(() => Trainer.Train(rows, options));
            Console.WriteLine($"workbench {name} train {rows.Length} seconds {processor:0.000} ({wall:0.000})");
        }
    return;
}

foreach (string language in labelled.Select(row => row.Group!).Distinct().Order(StringComparer.Ordinal))
{
    LabelledSentence[] rows = [.. labelled.Where(row => row.Group == language)];
    Division.Write(work, language, rows, out LabelledSentence[] train, out LabelledSentence[] test);
    var (model, processor, wall) = Machine.Time(() => Trainer.Train(train));
    using SentenceClassifier classifier = model.ToClassifier();
    int right = test.Count(row => classifier.Classify(row.Text).Category == row.Category);
    Console.WriteLine($"workbench accuracy {language} {(double)right / test.Length:0.000} train {train.Length} test {test.Length} seconds {processor:0.00} ({wall:0.00})");
}

LabelledSentence[] mixed = Division.Mixed(labelled);
foreach (int size in new[] { 5_000, 100_000 })
{
    LabelledSentence[] rows = Division.Enlarge(mixed, size);
    File.WriteAllLines(Path.Combine(work, $"speed-{size}.tsv"), rows.Select(row => $"{row.Text.Replace('\t', ' ')}\t{row.Category}"), new UTF8Encoding(false));
    // The rivals' accuracy is of the same sentences, which neither they nor ours have seen in training.
    LabelledSentence[] unseen = [.. mixed.Skip(size)];
    File.WriteAllLines(Path.Combine(work, $"rest-{size}.tsv"), unseen.Select(row => $"{row.Text.Replace('\t', ' ')}\t{row.Category}"), new UTF8Encoding(false));
    TrainedModel? model = null;
    foreach ((string name, TrainOptions options) in new[] { ("words alone", wordsAlone), ("quick", TrainOptions.Quick), ("default", new TrainOptions()) })
    {
        for (int round = 0; round < (size > 10_000 ? 1 : 4); round++)
        {
            var (trained, processor, wall) = Machine.Time(() => Trainer.Train(rows, options));
            model = trained;
            Console.WriteLine($"workbench {name} train {size} seconds {processor:0.00} ({wall:0.00}) model {model.SizeBytes / 1e6:0.0} MB features {model.Card.Features}{(round == 0 ? ", with just-in-time compilation" : "")}");
        }

        using SentenceClassifier tried = model!.ToClassifier();
        if (unseen.Length > 0) Console.WriteLine($"workbench {name} accuracy on the other {unseen.Length} sentences {unseen.Count(row => tried.Classify(row.Text).Category == row.Category) / (double)unseen.Length:0.000}");
    }

    string path = Path.Combine(work, $"speed-{size}.wbm");
    model!.Save(path);
    SentenceClassifier.Load(path).Dispose();
    var (classifier, _, load) = Machine.Time(() => SentenceClassifier.Load(path));
    Console.WriteLine($"workbench load {size} milliseconds {load * 1000:0.0}");
    using (classifier) Machine.Predict(classifier, [.. rows.Take(5_000).Select(row => row.Text)]);
}
