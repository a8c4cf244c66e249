using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Histograms;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Recovery;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.RootIO.Trees;
using HepAnalysis.Storage;

namespace HepAnalysis.Soak.Mutants;

/// <summary>Reads everything that a file holds, as far as it can be read.</summary>
internal static class WholeFile
{
    private const int BlockEntries = 1000;

    // A damaged count may speak of any number of entries: what is read of them is bounded, for the test's time.
    private const int MostBlocks = 20;
    private const int MostAttributeSets = 10;

    /// <summary>Reads the file; what is thrown that is not an error of ours is the caller's to see. Returns the errors.</summary>
    public static List<HepException> Read(byte[] content)
    {
        var errors = new List<HepException>();
        Try(errors, () =>
        {
            using var file = RootFile.Open(new MemorySource("mutant.root", content));
            Try(errors, () => _ = file.Streamers.All.Count);
            List<(string Directory, RootKey Key)> keys = [];
            Try(errors, () => keys.AddRange(file.AllKeys().Take(1000)));
            foreach (var (directory, key) in keys)
            {
                var path = directory.Length == 0 ? key.NameCycle : $"{directory}/{key.NameCycle}";
                Try(errors, () =>
                {
                    if (key.ClassName is "TTree" or "TNtuple" or "TNtupleD")
                    {
                        ReadEvents(errors, file.OpenTree(path));
                    }
                    else if (RNTuple.IsAnchor(key.ClassName))
                    {
                        // What its checksums would find is to be read without them too.
                        Try(errors, () => ReadRNTuple(errors, file.OpenRNTuple(path)));
                        ReadRNTuple(errors, file.OpenRNTuple(path, new RNTupleOptions { VerifyChecksums = false }));
                    }
                    else if (!key.IsDirectory)
                    {
                        _ = file.ReadObject(key);
                        if (HistogramReader.Reads(key.ClassName))
                        {
                            _ = file.ReadHistogram(path);
                        }
                    }
                });
            }

            Try(errors, () => _ = file.ReadFreeSegments());
        });
        return errors;
    }

    /// <summary>What <c>hep check</c> and <c>hep recover</c> do with the file. Returns the errors.</summary>
    public static List<HepException> CheckAndRecover(byte[] content)
    {
        var errors = new List<HepException>();
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, content);
            Try(errors, () => _ = FileChecker.Check(path));
            Try(errors, () => _ = FileRecovery.Recover(path, path + ".recovered"));
            return errors;
        }
        finally
        {
            File.Delete(path);
            File.Delete(path + ".recovered");
        }
    }

    /// <summary>Reads the trees and histograms of a file whose records are damaged after they were decompressed, so that the damage reaches them.</summary>
    public static List<HepException> ReadDamagedRecords(RootFile file, Func<byte[], byte[]> damage)
    {
        var errors = new List<HepException>();
        foreach (var (_, key) in file.AllKeys().Where(item => !item.Key.IsDirectory).Take(10))
        {
            Try(errors, () =>
            {
                var record = file.ReadRecord(key);
                var damaged = new RootBuffer(damage(record.Data), record.Place);
                var value = new ObjectReader(damaged, file.Streamers).ReadTopLevel(key.ClassName);
                if (key.ClassName is "TTree" or "TNtuple" or "TNtupleD")
                {
                    ReadEvents(errors, new RootTree(file, key, value));
                }
                else if (HistogramReader.Reads(key.ClassName))
                {
                    _ = HistogramReader.Read(key, value);
                }
            });
        }

        return errors;
    }

    private static void ReadRNTuple(List<HepException> errors, RNTuple ntuple)
    {
        ReadEvents(errors, ntuple);
        foreach (var field in ntuple.Streamed.Keys)
        {
            Try(errors, () =>
            {
                using var reader = ntuple.OpenBytes(field);
                ReadColumn(reader, 0, ntuple.Entries);
            });
        }

        foreach (var set in ntuple.AttributeSets.Take(MostAttributeSets))
        {
            Try(errors, () => ReadEvents(errors, ntuple.OpenAttributeSet(set.Name)));
        }
    }

    private static void ReadEvents(List<HepException> errors, IEventSource events)
    {
        if (events.EntryCount is not > 0)
        {
            return;
        }

        using var reader = events.OpenReader();
        for (var column = 0; column < events.Columns.Count; column++)
        {
            var index = column;
            Try(errors, () => _ = events.ClusterBoundaries([index]));
            Try(errors, () => ReadColumn(reader, index, events.EntryCount.Value));
        }
    }

    private static void ReadColumn(IColumnReader reader, int column, long entries)
    {
        reader.BeginTask(0, entries);
        for (var block = 0; block < MostBlocks && block * (long)BlockEntries < entries; block++)
        {
            var first = block * (long)BlockEntries;
            _ = reader.Read(column, first, (int)Math.Min(BlockEntries, entries - first));
        }
    }

    private static void Try(List<HepException> errors, Action action)
    {
        try
        {
            action();
        }
        catch (HepException e)
        {
            errors.Add(e);
        }
    }
}
