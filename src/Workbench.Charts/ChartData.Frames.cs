using Workbench.DataFrames;

namespace Workbench.Charts;

public sealed partial record ChartData
{
    /// <summary>
    /// The most rows that a frame may bring into a chart. A picture of more says less, and each row is held in memory several times
    /// on its way to the screen.
    /// </summary>
    public const int MaxFrameRows = 200_000;

    /// <summary>The rows of a frame, with the units, kinds, labels and sources of its columns. Reads the frame.</summary>
    /// <param name="frame">At most <see cref="MaxFrameRows"/> rows.</param>
    /// <exception cref="ChartException">WB3019 when the frame has more rows: aggregate or sample it first.</exception>
    public static ChartData FromFrame(DataFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.RowCount > MaxFrameRows)
            throw Errors.TooManyRows(frame.RowCount, MaxFrameRows);
        var columns = frame.Columns;
        return Create(
            columns.Select(c => new ChartColumn(c.Name, TypeOf(c.Type), c.Unit, c.Label, c.Kind, c.Source)),
            frame.Rows().Select(row => (IReadOnlyList<object?>)[.. Enumerable.Range(0, columns.Count).Select(i => row[i])]));
    }

    /// <summary>The rows of a frame: <c>Chart.Bar(frame, …)</c> takes a frame where it asks for data. As <see cref="FromFrame"/>.</summary>
    /// <param name="frame">The frame.</param>
    public static implicit operator ChartData(DataFrame frame) => FromFrame(frame);
}
