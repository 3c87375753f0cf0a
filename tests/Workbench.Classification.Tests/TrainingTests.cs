using System.Globalization;

namespace Workbench.Classification.Tests;

public class TrainingTests
{
    [Theory]
    [InlineData(Learners.LogisticRegression)]
    [InlineData(Learners.SupportVectors)]
    [InlineData(Learners.ComplementBayes)]
    [InlineData(Learners.Automatic)]
    public void Every_learner_learns_separable_topics(Learners learners)
    {
        using SentenceClassifier classifier = Trainer.Train(TestData.Topics(300), new TrainOptions { Learners = learners }).ToClassifier();
        List<LabelledSentence> unseen = TestData.Topics(200, seed: 99);
        Evaluation scores = Evaluation.Of([.. unseen.Select(row => row.Category)], [.. unseen.Select(row => classifier.Classify(row.Text))]);
        Assert.True(scores.Accuracy > 0.98, $"accuracy {scores.Accuracy}");
        Assert.Equal(["farming", "health", "schools"], classifier.Categories);
    }

    [Fact]
    public void What_words_name_is_learnt_across_languages()
    {
        // No word of the Hungarian and Thai sentences stands in the English ones; what they name does.
        var rows = new List<LabelledSentence>();
        string[] animals = ["cows", "pigs", "chickens", "buffaloes", "goats"], learners = ["pupils", "teachers", "textbooks", "classrooms", "kindergartens"];
        for (int row = 0; row < 60; row++)
        {
            bool farm = row % 2 == 0;
            string[] words = farm ? animals : learners;
            rows.Add(new LabelledSentence($"There are {words[row / 2 % 5]} and {words[(row / 2 + 1) % 5]} in the village this year.", farm ? "farming" : "schools", $"d{row / 4}", row % 4));
        }

        string[] foreign = ["A tehenek és a kecskék mellett disznók is voltak.", "มีหมูและวัวในหมู่บ้านนี้"];
        using SentenceClassifier classifier = Trainer.Train(rows).ToClassifier();
        Assert.All(foreign, text => Assert.Equal("farming", classifier.Classify(text).Category));
        Assert.Equal("schools", classifier.Classify("A tanárok és a tanulók tankönyvek nélkül maradtak.").Category);
        using SentenceClassifier without = Trainer.Train(rows, new TrainOptions { Features = new FeatureOptions { UnitWords = false, Fields = FieldFeatures.None } }).ToClassifier();
        Assert.Equal(without.Classify("").Probability, without.Classify(foreign[1]).Probability, 3);
    }

    /// <summary>Words that no training sentence has, of fields that they have.</summary>
    [Fact]
    public void Fields_of_words_are_learnt_from_few_sentences()
    {
        string[] sky = ["The planet turns slowly.", "A star is born.", "Galaxies drift apart.", "The comet came back."], sick = ["The virus spreads.", "Fever and cough return.", "Cancer is rarer.", "A vaccine was tried."];
        LabelledSentence[] rows = [.. sky.Concat(sick).Select((text, at) => new LabelledSentence(text, at < 4 ? "sky" : "sick", $"d{at}", 0))];
        string[] unseen = ["Телескоп показав астероїд.", "Asteroids and telescopes", "Ung thư và vắc xin", "Malaria and tuberculosis"];
        using SentenceClassifier with = Trainer.Train(rows).ToClassifier();
        Assert.Equal(["sky", "sky", "sick", "sick"], unseen.Select(text => with.Classify(text).Category));
        string[] why = [.. with.Explain(unseen[3]).Features.Select(feature => feature.Feature)];
        Assert.Contains("malaria (disease)", why);
        Assert.Contains("malaria (health)", why);
        using SentenceClassifier without = Trainer.Train(rows, new TrainOptions { Features = new FeatureOptions { UnitWords = false, Fields = FieldFeatures.None } }).ToClassifier();
        Assert.Equal(without.Classify("").Probability, without.Classify(unseen[0]).Probability, 2);
        Assert.Equal("WB4004", Assert.Throws<ClassificationException>(() => Trainer.Train(rows, new TrainOptions { Features = new FeatureOptions { Fields = (FieldFeatures)9 } })).Code);
    }

    [Fact]
    public void The_same_data_and_seed_give_the_same_bytes_whatever_the_culture_and_thread()
    {
        List<LabelledSentence> data = TestData.Topics(120);
        byte[] first = Trainer.Train(data).ToBytes();
        byte[][] others = new byte[3][];
        string[] cultures = ["hu-HU", "ar-SA", "th-TH"];
        Parallel.For(0, 3, at =>
        {
            CultureInfo.CurrentCulture = new CultureInfo(cultures[at]);
            others[at] = Trainer.Train(data).ToBytes();
        });
        Assert.All(others, bytes => Assert.Equal(first, bytes));
        Assert.NotEqual(first, Trainer.Train(data, new TrainOptions { Seed = 2 }).ToBytes());
    }

    [Fact]
    public void Context_decides_what_words_leave_open()
    {
        TrainedModel model = Trainer.Train(TestData.Chains(60));
        Assert.True(model.Card.Context);
        using SentenceClassifier classifier = model.ToClassifier();
        IReadOnlyList<Prediction> predictions = classifier.ClassifyDocument(
        [
            new DocumentSentence("a doctor of the clinic", "b", 0),
            new DocumentSentence("it was said again 77", "b", 1),
            new DocumentSentence("rice of the cooperative", "a", 0),
            new DocumentSentence("a nurse of the clinic", "b", 2),
            new DocumentSentence("it was said again 77", "a", 1),
            new DocumentSentence("cattle of the cooperative", "a", 2),
        ]);
        Assert.Equal(["health", "health", "farming", "health", "farming", "farming"], predictions.Select(prediction => prediction.Category));
    }

    /// <summary>More words than are remembered: what is given up and worked out again is the same to the bit.</summary>
    [Fact]
    public void What_is_remembered_of_words_changes_no_probability()
    {
        TrainedModel model = Trainer.Train(TestData.Topics(200));
        string[] texts = [.. TestData.Topics(20, seed: 3).Select(row => row.Text), "Nurse, nurse: 12 nurses", "ข้าว harvest ข้าว", ""];
        using SentenceClassifier fresh = model.ToClassifier(), used = model.ToClassifier();
        for (int word = 0; word < 50_000; word++) used.Classify($"w{word}x{word % 7} harvest");
        foreach (string text in texts) Assert.Equal(fresh.Classify(text).Top, used.Classify(text).Top);
    }

    /// <summary>Words and pairs of words alone, but for scripts that put no space between words: there n-grams are all there is.</summary>
    [Fact]
    public void Quick_training_reads_words_and_has_ngrams_only_where_words_are_not_divided()
    {
        var extractor = new FeatureExtractor(TrainOptions.Quick.Features with { UnitWords = false, Fields = FieldFeatures.None });
        extractor.Read("A nurse, again.");
        Assert.Equal(5, extractor.Count);
        Assert.Equal(extractor.Count, extractor.CharactersFrom);
        extractor.Read("ข้าว");
        Assert.Equal(0, extractor.CharactersFrom);
        Assert.True(extractor.Count > 0);

        string path = TestData.TemporaryFile(".wbm");
        Trainer.Train(TestData.Topics(300), TrainOptions.Quick).Save(path);
        using SentenceClassifier classifier = SentenceClassifier.Load(path);
        File.Delete(path);
        List<LabelledSentence> unseen = TestData.Topics(200, seed: 99);
        Assert.True(unseen.Count(row => classifier.Classify(row.Text).Category == row.Category) > 196);
        Assert.Contains("WB4004", Assert.Throws<ClassificationException>(() =>
            Trainer.Train(TestData.Topics(20), new TrainOptions { Features = new FeatureOptions { MaxNgram = 2 } })).Message, StringComparison.Ordinal);
    }

    /// <summary>Features 0 and 2 stand in the same rows, equally often; 1 stands in the same rows once more often in one; 3 in another.</summary>
    [Fact]
    public void Features_of_the_same_sentences_are_one_column()
    {
        int[] features = [0, 1, 2, 3, 0, 1, 2];
        float[] frequencies = [1, 1, 1, 1, 1, 2, 1];
        FeatureTwins twins = FeatureTwins.Find(4, features, frequencies, [0, 4, 7], [4, 7]);
        Assert.Equal([0, 1, 0, 2], twins.ColumnOf);
        Assert.Equal([0, 1, 3], twins.First);
        Assert.Equal([2, 1, 1], twins.Members);
        Assert.Equal(MathF.Sqrt(2), twins.Roots[0]);
    }

    /// <summary>Complement naive Bayes by its definition, feature by feature, against what is trained on columns of twins.</summary>
    [Theory]
    // Where a sentence names houses and poor households in either order and language, one and the same pair is told once.
    [InlineData("12 houses were built for poor households, and houses were mended.")]
    [InlineData("For poor households 12 houses were built.")]
    [InlineData("Для бідних домогосподарств збудовано 12 будинків.")]
    public void Fields_that_a_sentence_names_together_are_a_pair(string text)
    {
        var extractor = new FeatureExtractor(new FeatureOptions { Fields = FieldFeatures.Fields });
        extractor.Read(text);
        string?[] names = [.. extractor.Hashes.ToArray().Select(FeatureExtractor.NameOf)];
        Assert.Single(names, name => name is "poor-household + house" or "house + poor-household");
        Assert.DoesNotContain("house + house", names);
    }

    [Fact]
    public void Only_the_first_fields_of_a_long_sentence_make_pairs()
    {
        const string Text = "The hospital, school, road, bridge, club, loan, rice, cow, police, church, election and football match.";
        var extractor = new FeatureExtractor(new FeatureOptions { Fields = FieldFeatures.Fields });
        extractor.Read(Text);
        int pairs = extractor.Hashes.ToArray().Count(hash => FeatureExtractor.NameOf(hash)?.Contains(" + ", StringComparison.Ordinal) == true);
        // Of eight, each with each.
        Assert.Equal(28, pairs);
        var none = new FeatureExtractor(new FeatureOptions { Fields = FieldFeatures.None });
        none.Read(Text);
        Assert.DoesNotContain(none.Hashes.ToArray(), hash => FeatureExtractor.NameOf(hash)?.Contains(" + ", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Columns_of_twins_give_the_weights_of_their_features()
    {
        string[] texts = ["rice harvest good", "rice price rising", "school opens", "school lessons good"];
        int[] classes = [0, 0, 1, 1];
        FeatureRows rows = FeatureRows.Read(texts, new int[4], new FeatureOptions(), 100_000, CancellationToken.None);
        Assert.True(rows.Twins.First.Length < rows.Vocabulary.Length / 2);
        LinearWeights weights = LinearLearners.ComplementBayes(rows.Weigh([true, true, true, true], classes, [1, 1]), classes, [1, 1], 2, 0.5f);

        // The weighted rows, each feature for itself.
        var extractor = new FeatureExtractor(new FeatureOptions());
        int count = rows.Vocabulary.Length;
        Dictionary<ulong, int> numbers = rows.Vocabulary.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        double[][] values = [.. texts.Select(text =>
        {
            extractor.Read(text);
            double[] row = new double[count];
            foreach (ulong hash in extractor.Hashes) row[numbers[hash]]++;
            return row;
        })];
        // A sentence's length: the square root of the sum of squared weights over all occurrences.
        double[][] counts = [.. values.Select(row => row.ToArray())];
        for (int feature = 0; feature < count; feature++)
        {
            // Shares of the two categories, half a sentence added to each; their divergence from halves in bits, as two are to be told apart.
            int first = values[..2].Count(row => row[feature] > 0), second = values[2..].Count(row => row[feature] > 0);
            double p = (first + 0.5) / (first + second + 1), divergence = 1 + p * Math.Log2(p) + (1 - p) * Math.Log2(1 - p);
            double weight = (Math.Log(5.0 / (1 + first + second)) + 1) * (0.5 + divergence);
            foreach (double[] row in values) row[feature] *= Math.Round(weight * 16) / 16;
        }

        foreach ((double[] row, double[] counted) in values.Zip(counts))
        {
            double length = Math.Sqrt(row.Zip(counted).Sum(pair => pair.Second == 0 ? 0 : pair.First * pair.First / pair.Second));
            for (int feature = 0; feature < count; feature++) row[feature] /= length;
        }

        double[] of = new double[count], against = new double[count];
        for (int feature = 0; feature < count; feature++)
        {
            // What is not of a class, smoothed.
            of[feature] = 0.5 + values[2][feature] + values[3][feature];
            against[feature] = 0.5 + values[0][feature] + values[1][feature];
        }

        for (int feature = 0; feature < count; feature++)
        {
            double first = -Math.Log(of[feature] / of.Sum()), second = -Math.Log(against[feature] / against.Sum());
            int column = rows.Twins.ColumnOf[feature];
            Assert.Equal((first - second) / 2, weights.Values[column * weights.Stride] / rows.Twins.Roots[column], 4);
        }
    }

    /// <summary>By hand: a feature of one category's two sentences has (2 + ½) / 3 and (0 + ½) / 3 as shares, which is 0.35 bits from even.</summary>
    [Fact]
    public void A_feature_of_one_category_weighs_more_than_one_of_all()
    {
        Assert.Equal(0.5, FeatureWeights.Relevance([3, 3]), 6);
        Assert.Equal(0.5, FeatureWeights.Relevance([0, 0, 0]), 6);
        Assert.Equal(0.85, FeatureWeights.Relevance([2, 0]), 3);
        Assert.InRange(FeatureWeights.Relevance([1, 0]), 0.6, 0.85);
        Assert.InRange(FeatureWeights.Relevance([0, 1000, 0]), 1.45, 1.5);
        Assert.Equal(15.9375f, FeatureWeights.InSixteenths(20));
        Assert.Equal(0.0625f, FeatureWeights.InSixteenths(0.001f));
    }

    /// <summary>One document stays with its field (a share of 1), one changes at every sentence (0); asked for 0.5 to begin with, 0.8 needs λ = ln 4.</summary>
    [Fact]
    public void Documents_that_stay_with_a_field_count_more_until_the_share_is_reached()
    {
        List<int[]> documents = [[0, 1, 2, 3], [4, 5, 6, 7]];
        int[] classes = [0, 0, 0, 0, 0, 1, 0, 1];
        double[] weights = Coherence.Weights(documents, classes, 0.8);
        Assert.Equal(1.6, weights[0], 6);
        Assert.Equal(0.4, weights[1], 6);
        Assert.Equal([1.0, 1.0], Coherence.Weights(documents, classes, 0.5));
        double[] bounded = Coherence.Weights(documents, classes, 1);
        Assert.True(bounded[1] > 0, "no document is left out");
        Assert.Empty(Coherence.Weights([], [], 0.6));
    }

    [Fact]
    public void A_sentence_alone_in_its_document_gets_what_Classify_says()
    {
        using SentenceClassifier classifier = Trainer.Train(TestData.Chains(60)).ToClassifier();
        Prediction alone = classifier.Classify("rice and a clinic");
        Prediction document = classifier.ClassifyDocument([new DocumentSentence("rice and a clinic")])[0];
        Assert.Equal(alone.Category, document.Category);
        Assert.Equal(alone.Probability, document.Probability, 6);
    }

    [Fact]
    public void Plain_rows_without_documents_train_without_context()
    {
        TrainedModel model = Trainer.Train([.. TestData.Topics(100).Select(row => new LabelledSentence(row.Text, row.Category))]);
        Assert.False(model.Card.Context);
        Assert.Equal(100, model.Card.Sentences);
        Assert.True(model.Card.OutOfFold!.Accuracy > 0.9);
    }

    [Fact]
    public void Probabilities_of_any_text_add_up_to_one_and_fall()
    {
        using SentenceClassifier classifier = Trainer.Train(TestData.Topics(60)).ToClassifier();
        string[] texts = ["", " ", "\0", "\uD800", "👩‍🌾 rice", "a\u0301\u0301\u0301", new string('x', 1_000_000), new string('\u0301', 100_000), "ราคาข้าว", "قمح", "ﬁeld №5 ½"];
        Assert.All(texts, text =>
        {
            Prediction prediction = classifier.Classify(text);
            Assert.Equal(1, prediction.Top.Sum(entry => entry.Probability), 6);
            Assert.Equal(prediction.Top.OrderByDescending(entry => entry.Probability), prediction.Top);
            Assert.Equal(prediction.Category, prediction.Top[0].Category);
            Assert.Equal(prediction.Probability, classifier.Best(text).Probability, 5);
            Assert.Equal(prediction.Probability, classifier.Probability(text, prediction.Category), 9);
        });
    }

    [Fact]
    public void A_class_with_one_example_and_two_rows_in_all_can_be_trained()
    {
        using SentenceClassifier two = Trainer.Train([new("rice", "farming"), new("nurse", "health")]).ToClassifier();
        Assert.Equal("farming", two.Classify("rice").Category);

        List<LabelledSentence> data = TestData.Topics(60);
        data.Add(new LabelledSentence("police patrol", "security", "last", 0));
        using SentenceClassifier one = Trainer.Train(data).ToClassifier();
        Assert.Contains("security", one.Categories);
    }

    [Fact]
    public void More_than_sixteen_categories_work()
    {
        List<LabelledSentence> data = [.. Enumerable.Range(0, 600).Select(row => new LabelledSentence($"topic{(char)('a' + row % 20)}{(char)('a' + row % 20)} and more", $"c{row % 20:00}"))];
        using SentenceClassifier classifier = Trainer.Train(data).ToClassifier();
        Assert.All(data.Take(20), row => Assert.Equal(row.Category, classifier.Classify(row.Text).Category));
    }

    [Fact]
    public void Balancing_raises_the_recall_of_a_rare_category()
    {
        var random = new Random(3);
        List<LabelledSentence> data = [.. Enumerable.Range(0, 400).Select(row =>
            row % 20 == 0 ? new LabelledSentence($"rare word {random.Next(9)} {random.Next(9)}", "rare") : new LabelledSentence($"{(row % 5 == 0 ? "rare" : "common")} word {random.Next(9)} {random.Next(9)}", "common"))];
        Assert.True(Probability(true) > Probability(false));

        double Probability(bool balanced)
        {
            using SentenceClassifier classifier = Trainer.Train(data, new TrainOptions { Balanced = balanced, Learners = Learners.LogisticRegression }).ToClassifier();
            return classifier.Probability("rare word 1 2", "rare");
        }
    }

    [Fact]
    public void Calibrated_probabilities_hold_on_unseen_noisy_labels()
    {
        // A fifth of the labels is wrong at random, so no model may be surer than about 0.8 + 0.2 / 3.
        var random = new Random(5);
        string[] topics = ["farming", "schools", "health"];
        List<LabelledSentence> Noisy(int count, ulong seed) =>
            [.. TestData.Topics(count, seed).Select(row => random.Next(5) == 0 ? row with { Category = topics[random.Next(3)] } : row)];
        using SentenceClassifier classifier = Trainer.Train(Noisy(1500, 1)).ToClassifier();
        List<LabelledSentence> unseen = Noisy(1500, 2);
        Evaluation scores = Evaluation.Of([.. unseen.Select(row => row.Category)], [.. unseen.Select(row => classifier.Classify(row.Text))]);
        Assert.InRange(scores.Ece, 0, 0.05);
    }

    /// <summary>A quarter of the sentences carries the next topic for a label, which fits as well: the category that the words say agrees with three labels of
    /// four. Told that it fits nine tenths of the others, too, the model is to be 0.75 + 0.9 · 0.25 = 0.975 sure, and chooses as before.</summary>
    [Fact]
    public void Where_a_second_reader_would_accept_more_probabilities_say_so()
    {
        string[] topics = ["farming", "schools", "health"];
        var random = new Random(8);
        List<LabelledSentence> data = [.. TestData.Topics(6000).Select(row => random.Next(4) > 0 ? row : row with { Category = topics[(Array.IndexOf(topics, row.Category) + 1) % 3] })];
        List<LabelledSentence> unseen = TestData.Topics(300, seed: 99);
        IReadOnlyList<Prediction> strict = Predictions(0), lenient = Predictions(0.9);
        Assert.Equal(strict.Select(prediction => prediction.Category), lenient.Select(prediction => prediction.Category));
        Assert.InRange(strict.Average(prediction => prediction.Probability), 0.70, 0.80);
        Assert.InRange(lenient.Average(prediction => prediction.Probability), 0.94, 0.995);

        IReadOnlyList<Prediction> Predictions(double alsoFits)
        {
            TrainedModel model = Trainer.Train(data, new TrainOptions { AlsoFits = alsoFits });
            Assert.Equal(alsoFits, model.Card.AlsoFits);
            using SentenceClassifier classifier = model.ToClassifier();
            return classifier.ClassifyDocument([.. unseen.Select(row => new DocumentSentence(row.Text, row.Document, row.Order))]);
        }
    }

    /// <summary>However many sentences there are: words that say nothing are judged by their neighbours.</summary>
    [Fact]
    public void Context_is_learned_from_many_documents_too()
    {
        TrainedModel model = Trainer.Train(TestData.Chains(5_100));
        Assert.True(model.Card.Context);
        Assert.True(model.Card.OutOfFold!.Accuracy > 0.95, $"accuracy {model.Card.OutOfFold.Accuracy}");
        Assert.Equal(30_600, model.Card.OutOfFold.N);
    }

    /// <summary>One label in ten is drawn by lot from three, so that no sentence, however clear, has the label that it reads like more often than
    /// 0.9 + 0.1 / 3; others say little, so that no one temperature fits all.</summary>
    [Fact]
    public void The_clearest_sentences_of_documents_are_not_surer_than_labels_can_be()
    {
        var random = new Random(4);
        string[] topics = ["farming", "schools", "health"], words = ["rice harvest cattle orchard", "pupil teacher lesson exam", "clinic nurse vaccine doctor"];
        string Sentence(int topic, int clear) => string.Join(' ', Enumerable.Range(0, 8).Select(at => words[at < clear ? topic : random.Next(3)].Split(' ')[random.Next(4)]));
        List<LabelledSentence> Documents(int count) => [.. Enumerable.Range(0, count * 6).Select(row =>
            new LabelledSentence(Sentence(row / 6 % 3, random.Next(9)), topics[random.Next(10) == 0 ? random.Next(3) : row / 6 % 3], $"d{row / 6}", row % 6))];
        using SentenceClassifier classifier = Trainer.Train(Documents(300)).ToClassifier();
        CrossValidation scores = CrossValidation.Evaluate(classifier, Documents(300));
        Assert.InRange(scores.All.Ece, 0, 0.045);
        Assert.InRange(scores.Predictions.Count(prediction => prediction.Probability > 0.98), 0, 1800 / 20);
    }

    /// <summary>Scores that differ by ln 81 are 81 to 1, and a quarter as sharp 3 to 1.</summary>
    [Fact]
    public void Doubt_comes_from_scores_a_quarter_as_sharp()
    {
        double[] probabilities = [Math.Log(81), 0];
        Softmax.Fill(probabilities, probabilities, 0.2);
        Assert.Equal(0.8 * 81 / 82 + 0.2 * 3 / 4, probabilities[0], 12);
        Assert.Equal(1, probabilities.Sum(), 12);
    }

    [Fact]
    public void Stopping_throws_and_leaves_nothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Trainer.Train(TestData.Topics(50), ct: source.Token));
    }

    [Fact]
    public void Wrong_arguments_are_refused_by_code()
    {
        Assert.Equal("WB4001", Assert.Throws<ClassificationException>(() => Trainer.Train([])).Code);
        Assert.Equal("WB4002", Assert.Throws<ClassificationException>(() => Trainer.Train([new("a", "x"), new("b", "x")])).Code);
        Assert.Equal("WB4004: The option LogisticC is -1; allowed is above 0.",
            Assert.Throws<ClassificationException>(() => Trainer.Train(TestData.Topics(20), new TrainOptions { LogisticC = -1 })).Message);
        Assert.Equal("WB4004: The option Coherence is 1.5; allowed is 0 to 1.",
            Assert.Throws<ClassificationException>(() => Trainer.Train(TestData.Topics(20), new TrainOptions { Coherence = 1.5 })).Message);
        Assert.Equal("WB4006", Assert.Throws<ClassificationException>(() => Trainer.Train([.. Enumerable.Range(0, 300).Select(row => new LabelledSentence("a", $"c{row}"))])).Code);
        Assert.Equal("WB4003", Assert.Throws<ClassificationException>(() => CrossValidation.Run(TestData.Topics(10))).Code);
    }
}
