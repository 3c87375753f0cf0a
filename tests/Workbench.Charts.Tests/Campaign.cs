namespace Workbench.Charts.Tests;

/// <summary>Figures of the campaign, as the sample reports give them: the data of recipes and tests.</summary>
internal static class Campaign
{
    private static readonly ChartColumn[] FigureColumns =
    [
        new("place", ChartColumnType.Nominal, Label: "District"),
        new("value", ChartColumnType.Quantitative, Unit: "household", Label: "Households helped out of poverty"),
        new("bound", ChartColumnType.Nominal),
        new("figures", ChartColumnType.Quantitative),
        new("reports", ChartColumnType.Quantitative),
        new("sentence", ChartColumnType.Nominal),
        new("report", ChartColumnType.Nominal),
    ];

    /// <summary>One figure a district; one not reported, one "at least".</summary>
    public static ChartData Households { get; } = ChartData.Create(FigureColumns,
    [
        ["Đắk Glong", 273, "exact", 3, 2, "The district helped 273 households out of poverty.", "Đắk Glong, 2024"],
        ["Than Uyên", 118, "exact", 1, 1, "118 households left the list of the poor.", "Than Uyên, 2023"],
        ["Châu Phú", 400, "atLeast", 2, 1, "At least 400 households were supported.", "Châu Phú, 2022"],
        ["Bảo Yên", null, null, null, null, null, null],
        ["Lào Cai", 356, "about", 4, 2, "About 356 households rose above the line.", "Lào Cai, 2024"],
    ]);

    /// <summary>Two periods a district.</summary>
    public static ChartData ByYear { get; } = ChartData.Create(
        [
            new("district", ChartColumnType.Nominal, Label: "District"),
            new("period", ChartColumnType.Ordinal, Label: "Year"),
            new("value", ChartColumnType.Quantitative, Unit: "household", Label: "Households helped"),
        ],
        [
            ["Đắk Glong", "2023", 210], ["Đắk Glong", "2024", 273],
            ["Than Uyên", "2023", 118], ["Than Uyên", "2024", null],
            ["Châu Phú", "2023", 342], ["Châu Phú", "2024", 400],
            ["Lào Cai", "2023", 301], ["Lào Cai", "2024", 356],
        ]);

    /// <summary>Money by category and district.</summary>
    public static ChartData Funds { get; } = ChartData.Create(
        [
            new("district", ChartColumnType.Nominal, Label: "District"),
            new("category", ChartColumnType.Nominal, Label: "Category"),
            new("value", ChartColumnType.Quantitative, Unit: "VND", Label: "Funds raised", Kind: "money"),
        ],
        [
            ["Đắk Glong", "Poverty reduction", 3.41e9], ["Đắk Glong", "Housing", 1.2e9], ["Đắk Glong", "Education", 0.4e9],
            ["Than Uyên", "Poverty reduction", 0.9e9], ["Than Uyên", "Housing", 2.1e9], ["Than Uyên", "Education", 0.75e9],
            ["Châu Phú", "Poverty reduction", 1.1e9], ["Châu Phú", "Housing", 17.8e9], ["Châu Phú", "Education", 0.29e9],
            ["Lào Cai", "Poverty reduction", 4.6e9], ["Lào Cai", "Housing", 2.2e9], ["Lào Cai", "Education", 1.9e9],
        ]);

    /// <summary>Poverty rates over years, with a gap.</summary>
    public static ChartData Rates { get; } = ChartData.Create(
        [
            new("year", ChartColumnType.Temporal, Label: "Year"),
            new("district", ChartColumnType.Nominal, Label: "District"),
            new("rate", ChartColumnType.Quantitative, Unit: "percent", Label: "Poverty rate"),
            new("bound", ChartColumnType.Nominal),
        ],
        [
            ["2019-01-01", "Đắk Glong", 31.2, "exact"], ["2020-01-01", "Đắk Glong", 27.5, "exact"], ["2021-01-01", "Đắk Glong", null, null], ["2022-01-01", "Đắk Glong", 21.4, "exact"], ["2023-01-01", "Đắk Glong", 17.9, "exact"], ["2024-01-01", "Đắk Glong", 14.1, "exact"],
            ["2019-01-01", "Châu Phú", 6.1, "exact"], ["2020-01-01", "Châu Phú", 5.4, "exact"], ["2021-01-01", "Châu Phú", 4.7, "exact"], ["2022-01-01", "Châu Phú", 4.2, "exact"], ["2023-01-01", "Châu Phú", 3.4, "exact"], ["2024-01-01", "Châu Phú", 2.7, "atLeast"],
            ["2019-01-01", "Than Uyên", 24.8, "exact"], ["2020-01-01", "Than Uyên", 22.1, "exact"], ["2021-01-01", "Than Uyên", 20.3, "exact"], ["2022-01-01", "Than Uyên", 18.2, "exact"], ["2023-01-01", "Than Uyên", 15.0, "exact"], ["2024-01-01", "Than Uyên", 12.6, "exact"],
        ]);

    /// <summary>What different reports say of the same thing.</summary>
    public static ChartData Conflicts { get; } = ChartData.Create(
        [
            new("place", ChartColumnType.Nominal, Label: "District"),
            new("low", ChartColumnType.Quantitative, Unit: "person", Label: "Officials trained, lowest report"),
            new("high", ChartColumnType.Quantitative, Unit: "person", Label: "Officials trained"),
        ],
        [["Đắk Glong", 180, 240], ["Than Uyên", 95, 95], ["Châu Phú", 310, null], ["Bảo Yên", null, null], ["Lào Cai", 260, 420]]);

    /// <summary>Many orders of magnitude.</summary>
    public static ChartData Magnitudes { get; } = ChartData.Create(
        [
            new("what", ChartColumnType.Nominal, Label: "Figure"),
            new("value", ChartColumnType.Quantitative, Unit: "VND", Label: "Money", Kind: "money"),
            new("bound", ChartColumnType.Nominal),
        ],
        [
            ["Fund for the poor raised in ten years", 223e9, "atLeast"], ["Value of the charity team's houses", 17.8e9, "exact"],
            ["Help to poor people and students", 1.1e9, "atLeast"], ["Fund for city beautification", 200e6, "about"], ["Gift to a household", 2.5e6, "exact"],
        ]);

    /// <summary>Two measures of each district.</summary>
    public static ChartData Districts { get; } = ChartData.Create(
        [
            new("district", ChartColumnType.Nominal, Label: "District"),
            new("region", ChartColumnType.Nominal, Label: "Region"),
            new("population", ChartColumnType.Quantitative, Unit: "person", Label: "Population"),
            new("members", ChartColumnType.Quantitative, Unit: "party member", Label: "Party members"),
            new("models", ChartColumnType.Quantitative, Unit: "model", Label: "Models reported"),
        ],
        [
            ["Đắk Glong", "Highlands", 81000, 2100, 12], ["Than Uyên", "North", 70800, 3390, 9], ["Châu Phú", "Delta", 206000, 5200, 31], ["Bảo Yên", "North", 91500, 4700, 17],
            ["Sa Pa", "North", 81900, 3900, 14], ["Krông Nô", "Highlands", 85400, 2900, 11], ["Tri Tôn", "Delta", 117000, 4100, 16], ["Tịnh Biên", "Delta", 108500, 3800, 15], ["Bát Xát", "North", 87700, 4300, 13],
        ]);

    /// <summary>Change of a rate, both ways.</summary>
    public static ChartData Changes { get; } = ChartData.Create(
        [new("place", ChartColumnType.Nominal, Label: "District"), new("change", ChartColumnType.Quantitative, Unit: "percent", Label: "Change of reported figures, 2023 to 2024")],
        [["Đắk Glong", 30], ["Than Uyên", -12.5], ["Châu Phú", 17], ["Bảo Yên", null], ["Lào Cai", 18.3], ["Sa Pa", -4]]);

    /// <summary>Two hundred values, the same at every run.</summary>
    public static ChartData Sizes { get; } = ChartData.Create(
        [
            new("size", ChartColumnType.Quantitative, Unit: "household", Label: "Households in a model"),
            new("category", ChartColumnType.Nominal, Label: "Category"),
        ],
        [.. Enumerable.Range(0, 200).Select(i => (IReadOnlyList<object?>)
            [Math.Round(20 + 60 * Math.Abs(Math.Sin(i * 1.7)) + (i % 37 == 0 ? 120 : 0) + i % 11 * 2.0), new[] { "Housing", "Health", "Education", "Poverty reduction" }[i % 4]])]);

    /// <summary>The same figures with names in a language of the workbench.</summary>
    public static ChartData Named(params string[] names) => ChartData.Create(
        [new("place", ChartColumnType.Nominal), new("value", ChartColumnType.Quantitative, Unit: "VND", Label: names[^1]), new("bound", ChartColumnType.Nominal), new("figures", ChartColumnType.Quantitative), new("reports", ChartColumnType.Quantitative)],
        [.. names[..^1].Select((name, i) => (IReadOnlyList<object?>)[name, i == 3 ? null : new[] { 3.41e9, 0.9e9, 2.2e9, 0, 1.75e9 }[i % 5], i == 2 ? "atLeast" : "exact", i == 3 ? null : i + 1, i == 3 ? null : 1])]);
}
