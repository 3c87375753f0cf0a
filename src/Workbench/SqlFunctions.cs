using System.Runtime.CompilerServices;
using DuckDB.NET.Data;

namespace Workbench;

/// <summary>The C# functions that SQL on a store may call. Registered with the first query, so that opening a store reads no model.</summary>
internal static class SqlFunctions
{
    private static readonly ConditionalWeakTable<DuckDBConnection, object> Registered = [];

    public static void Register(CampaignWorkbench workbench)
    {
        if (Registered.TryGetValue(workbench.Connection, out _))
            return;
        Registered.Add(workbench.Connection, workbench);
        workbench.Connection.RegisterScalarFunction<string, string>("classify", text => workbench.Classifier.Classify(text).Category);
        workbench.Connection.RegisterScalarFunction<string, string, double>("category_probability", (text, category) => workbench.Classifier.Probability(text, category));
    }
}
