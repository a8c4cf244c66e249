using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.Recovery;

/// <summary>Decompresses every page of an RNTuple and compares its checksum.</summary>
internal sealed class NTupleCheck(RootFile file, FileCheckReport report, CheckProgress progress)
{
    public void Run(string path)
    {
        var ntuple = file.OpenRNTuple(path, new RNTupleOptions { VerifyChecksums = true });
        report.Objects++;
        using var pages = new RNTuplePages(file, path, ntuple.Blobs, verify: true);
        var cursors = new PageCursor?[ntuple.Schema.Columns.Count];
        try
        {
            foreach (var cluster in ntuple.Clusters.All)
            {
                for (var i = 0; i < cluster.Columns.Length; i++)
                {
                    progress.ThrowIfCancelled();
                    var column = ntuple.Schema.Columns[i];
                    var field = ntuple.Schema.Fields[column.Field].Name;
                    Check(path, field, cluster, cluster.Columns[i], cursors[i] ??= new PageCursor(pages, column, field));
                }
            }
        }
        finally
        {
            foreach (var cursor in cursors)
            {
                cursor?.Dispose();
            }
        }
    }

    private void Check(string path, string field, Cluster cluster, ColumnRange range, PageCursor cursor)
    {
        foreach (var page in range.Pages.Where(page => page.Elements > 0))
        {
            try
            {
                cursor.Open(cluster, page.FirstElement, page.Elements);
                report.Pages++;
            }
            catch (RootIOException e)
            {
                // Elements of one page may belong to any entry of the cluster.
                report.Add(FileDamage.Of(path, e, file.Name) with { Part = field, FirstEntry = cluster.FirstEntry, EntryCount = cluster.EntryCount });
            }

            progress.Read(page.Locator.Bytes);
        }
    }
}
