using HepAnalysis.Columns;
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
        using var stored = new NativeBuffer();
        using var content = new NativeBuffer();
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
                report.Add(new(path, e.Where ?? file.Name, e.Why ?? e.What, branch.FullName, 0, branch.Entries));
                continue;
            }

            for (var i = 0; i < baskets.Count; i++)
            {
                // An embedded basket was read with the tree; those of a branch with a file of its own lie there.
                if (baskets[i].Seek != 0 && branch.IsInThisFile)
                {
                    Check(path, branch, i, baskets[i], stored, content, decompressor);
                }
            }
        }
    }

    private void Check(string path, RootBranch branch, int number, in BasketPlace basket, NativeBuffer stored, NativeBuffer content, RootDecompressor decompressor)
    {
        var place = new RecordPlace(file.Name, $"branch '{branch.FullName}', basket {number}", basket.Seek);
        try
        {
            if (basket.Bytes < RootKey.MinKeyBytes)
            {
                throw place.Corrupt(0, $"a basket of {basket.Bytes} bytes");
            }

            file.CheckRange(basket.Seek, basket.Bytes, place);
            var bytes = stored.Reserve<byte>(basket.Bytes);
            file.ReadBytes([new(basket.Seek, basket.Bytes)], bytes);
            progress.Read(basket.Bytes);
            var record = BasketRecord.Decode(bytes, basket, out var fault);
            var payload = bytes[record.KeyBytes..];
            fault ??= payload.Length == record.ObjectBytes ? null : PayloadSize.Fault(payload, record.ObjectBytes);
            if (fault is not null)
            {
                throw place.Corrupt(0, fault);
            }

            decompressor.Decompress(payload, content.Reserve<byte>(record.ObjectBytes), new PayloadPlace(file.Name, place.Object, basket.Seek + record.KeyBytes));
            report.Baskets++;
        }
        catch (RootIOException e)
        {
            report.Add(new(path, e.Where ?? file.Name, e.Why ?? e.What, branch.FullName, basket.FirstEntry, basket.EntryCount));
        }
    }
}
