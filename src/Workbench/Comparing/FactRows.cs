using DuckDB.NET.Data;
using Workbench.DataFrames;

namespace Workbench.Comparing;

/// <summary>The places of the store by id: a few hundred, looked up once a query.</summary>
internal static class FactPlaces
{
    public static IReadOnlyDictionary<string, (FactPlace? District, FactPlace? Province)> Read(DuckDBConnection connection)
    {
        var rows = DataFrame.FromSql(connection, "SELECT p.place_id, p.name, p.level, q.place_id AS province_id, q.name AS province FROM places p LEFT JOIN places q ON q.place_id = p.parent_id").Collect();
        string? Text(string column, int row) => rows.Column<string>(column)[row];
        var provinces = new Dictionary<string, FactPlace>(StringComparer.Ordinal);
        FactPlace Province(string id, string name) => provinces.TryGetValue(id, out var known) ? known : provinces[id] = new FactPlace(id, name, null);
        var places = new Dictionary<string, (FactPlace?, FactPlace?)>(rows.RowCount, StringComparer.Ordinal);
        for (var i = 0; i < rows.RowCount; i++)
        {
            var (id, name) = (Text("place_id", i)!, Text("name", i)!);
            places[id] = Text("level", i) == "province" ? (null, Province(id, name))
                : (new FactPlace(id, name, Text("province", i)), Text("province_id", i) is { } parent ? Province(parent, Text("province", i)!) : null);
        }
        return places;
    }
}

/// <summary>Facts from columns. One instance serves one thread.</summary>
internal sealed class FactRows(ColumnSet rows, IReadOnlyDictionary<string, (FactPlace? District, FactPlace? Province)> places)
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    public void Build(Fact[] facts, int from, int to)
    {
        var (ids, sources) = (rows.Column<string>("figure_id"), rows.Column<string>("source"));
        Repeated unit = Of("unit"), category = Of("category"), kind = Of("kind"), bound = Of("bound"), atPlace = Of("at_place"), placeName = Of("place_name"), language = Of("lang"), subject = Of("subject");
        var (values, highs) = (rows.Column<decimal>("value"), rows.Column<decimal>("value_high"));
        var (starts, ends, days) = (rows.Column<DateOnly>("period_start"), rows.Column<DateOnly>("period_end"), rows.Column<DateOnly>("published"));
        var (doubtful, reviewed) = (rows.Column<bool>("doubtful"), rows.Column<bool>("reviewed"));
        string? lastPlace = null;
        (FactPlace? District, FactPlace? Province) place = default;
        var known = false;
        for (var i = from; i < to; i++)
        {
            var placeId = atPlace.At(i);
            if (!ReferenceEquals(placeId, lastPlace))
            {
                lastPlace = placeId;
                known = placeId is not null && places.TryGetValue(placeId, out place);
            }
            var name = placeName.At(i);
            facts[i] = new Fact
            {
                Id = ids[i]!,
                Unit = unit.At(i)!,
                Category = category.At(i),
                Kind = kind.At(i)!,
                Value = values[i],
                ValueHigh = highs.IsNull(i) ? null : highs[i],
                Bound = bound.At(i)!,
                Start = Day(starts, i),
                End = Day(ends, i),
                Published = Day(days, i),
                Place = known ? placeId : name,
                District = known ? place.District : null,
                Province = known ? place.Province : null,
                PlaceName = name,
                Language = language.At(i)!,
                Source = sources[i]!,
                Subject = subject.At(i),
                Doubtful = doubtful[i],
                Reviewed = reviewed[i],
            };
        }
    }

    private static DateOnly? Day(Column<DateOnly> column, int row) => column.IsNull(row) ? null : column[row];

    private Repeated Of(string column) => new((TextColumn)rows[column], texts);

    /// <summary>One instance a word: millions of rows share a few dozen, and mostly with the row before.</summary>
    private sealed class Repeated(TextColumn column, Dictionary<string, string> texts)
    {
        private readonly bool empty = column.NullCount == column.Count;
        private int before = -1;
        private string? last;

        public string? At(int row)
        {
            if (empty || column.IsNull(row))
                return null;
            if (before >= 0 && column.Utf8(row).SequenceEqual(column.Utf8(before)))
                return last;
            var text = column[row]!;
            if (!texts.TryGetValue(text, out last))
                texts.Add(text, last = text);
            before = row;
            return last;
        }
    }
}
