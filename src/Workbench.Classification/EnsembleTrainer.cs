namespace Workbench.Classification;

/// <summary>One strength of one learner.</summary>
internal sealed record Member(Learners Learner, float Strength, FeatureView View = FeatureView.Both);

/// <summary>Trains the learners on weighted rows; scores held-out rows.</summary>
internal sealed class EnsembleTrainer(FeatureRows rows, int[] classes, int classCount, float[] costs, ulong seed, CancellationToken ct)
{
    /// <summary>Passes over the data. Few suffice for many sentences, as each pass then makes many steps.</summary>
    private int Epochs => rows.RowCount switch { <= 2_000 => 20, <= 4_000 => 8, _ => 3 };

    internal LinearWeights Train(WeightedRows all, int[] trainClasses, Member member)
    {
        WeightedRows weighted = all.See(member.View);
        return member.Learner switch
        {
            Learners.LogisticRegression => LinearLearners.LogisticRegression(weighted, trainClasses, costs, classCount, member.Strength, Epochs, seed, ct),
            Learners.SupportVectors => LinearLearners.SupportVectors(weighted, trainClasses, costs, classCount, member.Strength, Epochs, seed, ct),
            _ => LinearLearners.ComplementBayes(weighted, trainClasses, costs, classCount, member.Strength),
        };
    }

    /// <summary>The scores of each row by learners that have not seen its fold, for each member: rows one after the other, one
    /// number a class. Rows of a fold that is at or above <paramref name="foldsToRun"/> keep zeros.</summary>
    internal double[][] OutOfFold(int[] foldOf, int foldsToRun, IReadOnlyList<Member> members, Action<double>? progress)
    {
        double[][] result = [.. members.Select(_ => new double[(long)rows.RowCount * classCount])];
        bool[] training = new bool[rows.RowCount];
        int[] trainClasses = new int[rows.RowCount];
        for (int fold = 0; fold < foldsToRun; fold++)
        {
            for (int row = 0; row < training.Length; row++)
            {
                training[row] = foldOf[row] != fold;
                trainClasses[row] = training[row] ? classes[row] : -1;
            }

            WeightedRows weighted = rows.Weigh(training, classes, costs);
            for (int m = 0; m < members.Count; m++)
            {
                LinearWeights weights = Train(weighted, trainClasses, members[m]);
                float[] scores = new float[weights.Stride];
                for (int row = 0; row < training.Length; row++)
                {
                    if (training[row]) continue;
                    weights.Scores(weighted.Columns(row), weighted.Values(row), scores);
                    for (int k = 0; k < classCount; k++) result[m][row * classCount + k] = scores[k];
                }

                progress?.Invoke((fold * members.Count + m + 1.0) / (foldsToRun * members.Count));
            }
        }

        return result;
    }

    /// <summary>Trains every member on all rows and adds them up with their factors.</summary>
    internal (LinearWeights Weights, WeightedRows Rows) TrainAll(IReadOnlyList<Member> members, double[] factors, double[] biases)
    {
        bool[] training = new bool[rows.RowCount];
        Array.Fill(training, true);
        WeightedRows weighted = rows.Weigh(training, classes, costs);
        LinearWeights? sum = null;
        for (int m = 0; m < members.Count; m++)
        {
            LinearWeights weights = Train(weighted, classes, members[m]);
            float factor = (float)factors[m];
            if (sum is null) (sum = weights).Scale(factor);
            else sum.AddTimes(weights, factor);
        }

        for (int k = 0; k < classCount; k++) sum!.Bias[k] += (float)biases[k];
        return (sum!, weighted);
    }
}
