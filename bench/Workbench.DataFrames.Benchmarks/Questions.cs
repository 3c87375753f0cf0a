using static Workbench.DataFrames.Expressions;

namespace Workbench.DataFrames.Benchmarks;

/// <summary>A question, asked of the DataFrame and as the SQL one would write for it.</summary>
internal sealed record Question(string Name, Func<DataFrame, IReadOnlyDictionary<string, DataFrame>, DataFrame> Frame, string Sql);

/// <summary>The ten group-by and five join questions of the public db-benchmark, in our words.</summary>
internal static class Questions
{
    public static readonly Question[] All =
    [
        new("group 1: sum v1 by id1", (x, _) => x.GroupBy("id1").Aggregate(Col("v1").Sum()), "SELECT id1, sum(v1) AS v1 FROM x GROUP BY id1"),
        new("group 2: sum v1 by id1, id2", (x, _) => x.GroupBy("id1", "id2").Aggregate(Col("v1").Sum()), "SELECT id1, id2, sum(v1) AS v1 FROM x GROUP BY id1, id2"),
        new("group 3: sum v1, mean v3 by id3", (x, _) => x.GroupBy("id3").Aggregate(Col("v1").Sum(), Col("v3").Mean()), "SELECT id3, sum(v1) AS v1, avg(v3) AS v3 FROM x GROUP BY id3"),
        new("group 4: means by id4", (x, _) => x.GroupBy("id4").Aggregate(Col("v1").Mean(), Col("v2").Mean(), Col("v3").Mean()), "SELECT id4, avg(v1) AS v1, avg(v2) AS v2, avg(v3) AS v3 FROM x GROUP BY id4"),
        new("group 5: sums by id6", (x, _) => x.GroupBy("id6").Aggregate(Col("v1").Sum(), Col("v2").Sum(), Col("v3").Sum()), "SELECT id6, sum(v1) AS v1, sum(v2) AS v2, sum(v3) AS v3 FROM x GROUP BY id6"),
        new("group 6: median and deviation of v3 by id4, id5", (x, _) => x.GroupBy("id4", "id5").Aggregate(Col("v3").Median().As("m"), Col("v3").StandardDeviation().As("s")), "SELECT id4, id5, median(v3) AS m, stddev_samp(v3) AS s FROM x GROUP BY id4, id5"),
        new("group 7: max v1 - min v2 by id3", (x, _) => x.GroupBy("id3").Aggregate((Col("v1").Max() - Col("v2").Min()).As("range")), "SELECT id3, max(v1) - min(v2) AS range FROM x GROUP BY id3"),
        new(
            "group 8: largest two v3 by id6",
            (x, _) => x.Filter(Col("v3").IsNotNull()).Select("id6", "v3").Window(["id6"], [Col("v3").Descending()], RowNumber().As("n")).Filter(Col("n") <= 2).Drop("n"),
            "SELECT id6, v3 FROM (SELECT id6, v3, row_number() OVER (PARTITION BY id6 ORDER BY v3 DESC) AS n FROM x WHERE v3 IS NOT NULL) WHERE n <= 2"),
        new("group 9: correlation squared of v1, v2 by id2, id4", (x, _) => x.GroupBy("id2", "id4").Aggregate((Corr(Col("v1"), Col("v2")) * Corr(Col("v1"), Col("v2"))).As("r2")), "SELECT id2, id4, corr(v1, v2) * corr(v1, v2) AS r2 FROM x GROUP BY id2, id4"),
        new("group 10: sum v3, count by id1 to id6", (x, _) => x.GroupBy("id1", "id2", "id3", "id4", "id5", "id6").Aggregate(Col("v3").Sum(), CountRows().As("count")), "SELECT id1, id2, id3, id4, id5, id6, sum(v3) AS v3, count(*) AS count FROM x GROUP BY id1, id2, id3, id4, id5, id6"),
        new("join 1: small, inner, by an integer", (x, y) => x.Join(y["small"], "id4").Aggregate(Col("v1").Sum(), Col("w").Sum()), "SELECT sum(x.v1) AS v1, sum(s.w) AS w FROM x JOIN small s ON x.id4 = s.id4"),
        new("join 2: medium, inner, by an integer", (x, y) => x.Join(y["medium"], "id5").Aggregate(Col("v1").Sum(), Col("w").Sum()), "SELECT sum(x.v1) AS v1, sum(s.w) AS w FROM x JOIN medium s ON x.id5 = s.id5"),
        new("join 3: medium, left, by an integer", (x, y) => x.Join(y["medium"], "id5", JoinKind.Left).Aggregate(Col("v1").Sum(), Col("w").Sum()), "SELECT sum(x.v1) AS v1, sum(s.w) AS w FROM x LEFT JOIN medium s ON x.id5 = s.id5"),
        new("join 4: medium, inner, by text", (x, y) => x.Join(y["text"], "id3").Aggregate(Col("v1").Sum(), Col("w").Sum()), "SELECT sum(x.v1) AS v1, sum(s.w) AS w FROM x JOIN text s ON x.id3 = s.id3"),
        new("join 5: big, inner, by an integer", (x, y) => x.Join(y["big"], "id6").Aggregate(Col("v1").Sum(), Col("w").Sum()), "SELECT sum(x.v1) AS v1, sum(s.w) AS w FROM x JOIN big s ON x.id6 = s.id6"),
    ];
}
