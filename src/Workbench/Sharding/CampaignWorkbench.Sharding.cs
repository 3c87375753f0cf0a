using Workbench.Sharding;

namespace Workbench;

public sealed partial class CampaignWorkbench
{
    /// <summary>Reads one part of the reports and writes it as Parquet files, without a store; parts can be made on many machines at a time.</summary>
    /// <param name="paths">Files and folders: the same, in the same order, for every part.</param>
    /// <param name="shard">Which part.</param>
    /// <param name="folder">Where the files go; all parts into one folder.</param>
    /// <param name="modelPath">The model; null for the default.</param>
    /// <param name="cancellationToken">Stops; the part is then not done and is made anew by the next run.</param>
    /// <returns>What became of the reports of this part.</returns>
    public static async Task<IngestResult> ExtractShardAsync(IReadOnlyCollection<string> paths, Shard shard, string folder, string? modelPath = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(shard);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        using var part = Open(":memory:");
        if (modelPath is not null)
            part.UseModel(modelPath);
        var result = await part.IngestAsync(paths, new IngestOptions { Shard = shard }, null, cancellationToken).ConfigureAwait(false);
        Parts.Write(part.Connection, result, shard, part.classifier?.ModelId, folder);
        return result;
    }

    /// <summary>Puts the parts of <see cref="ExtractShardAsync"/> into this store: the same reports, sentences and figures that one run over all would give.</summary>
    /// <param name="folder">The folder with all parts.</param>
    /// <returns>Reports that were added.</returns>
    /// <exception cref="WorkbenchException">WB5108: opened for reading; WB5805: no parts; WB5806: some are missing; WB5807: they were not made alike.</exception>
    public int Collect(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        CheckWritable();
        var added = Parts.Collect(Connection, folder, ids => Reviews().Replay(ids, restoreMissing: true));
        Store.FigureOrder.Keep(Connection);
        return added.Count;
    }
}
