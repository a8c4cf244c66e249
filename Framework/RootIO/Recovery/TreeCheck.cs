using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.RootIO.Recovery;

/// <summary>Decompresses every basket of a tree.</summary>
internal sealed class TreeCheck(RootFile file, FileCheckReport report, CheckProgress progress)
{
    public void Run(string path)
    {
        var tree = file.OpenTree(path);
        var cost = new CostMeter();
        using var window = new BasketWindow(file, cost);
        using var decompressor = new RootDecompressor();
        foreach (var branch in tree.Branches)
        {
            progress.ThrowIfCancelled();
            IReadOnlyList<BasketPlace> baskets;
            try
            {
                baskets = branch.Baskets;
            }
            catch (RootIOException e)
            {
                report.Add(FileDamage.Of(path, e, file.Name) with { Part = branch.FullName, EntryCount = branch.Entries });
                continue;
            }

            // Nothing is read ahead: a basket that is damaged is told from its neighbours.
            window.BeginTask(0);
            using var cursor = new BasketCursor(file, branch, window, decompressor, cost);
            for (var i = 0; i < baskets.Count; i++)
            {
                // An embedded basket was read with the tree; those of a branch with a file of its own lie there.
                if (baskets[i] is { Seek: not 0, EntryCount: > 0 } && branch.IsInThisFile)
                {
                    Check(path, branch, i, cursor);
                }
            }
        }
    }

    private void Check(string path, RootBranch branch, int number, BasketCursor cursor)
    {
        var basket = branch.Baskets[number];
        try
        {
            cursor.Open(basket.FirstEntry);
            report.Baskets++;
        }
        catch (RootIOException e)
        {
            var damage = FileDamage.Of(path, e, file.Name);
            report.Add(damage with { Where = $"{damage.Where}, basket {number}", Part = branch.FullName, FirstEntry = basket.FirstEntry, EntryCount = basket.EntryCount });
        }

        progress.Read(basket.Bytes);
    }
}
