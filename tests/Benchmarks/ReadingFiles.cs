using System.Globalization;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.RootIO.Writing.Trees;

namespace HepAnalysis.Benchmarks;

/// <summary>The files of <see cref="ReadingBenchmark"/>: 18 data columns of generated events, 15 of them jagged, as a TTree and as ROOT makes an RNTuple of it.</summary>
internal static class ReadingFiles
{
    /// <summary>The data columns; the TTree has the three counters too.</summary>
    public static readonly string[] Columns =
    [
        "event", "MET_pt", "MET_phi",
        "Muon_pt", "Muon_eta", "Muon_phi", "Muon_mass", "Muon_charge",
        "Electron_pt", "Electron_eta", "Electron_phi", "Electron_mass", "Electron_charge",
        "Jet_pt", "Jet_eta", "Jet_phi", "Jet_mass", "Jet_btag",
    ];

    // In clusters of ROOT's usual 128 MB there would be one task.
    private const string Import = """
        import ROOT, sys
        importer = ROOT.Experimental.RNTupleImporter if hasattr(ROOT.Experimental, "RNTupleImporter") else ROOT.RNTupleImporter
        source, target, compression = sys.argv[1:]
        job = importer.Create(source, "Events", target)
        options = ROOT.RNTupleWriteOptions()
        options.SetCompression(int(compression))
        options.SetApproxZippedClusterSize(4_000_000)
        job.SetWriteOptions(options)
        job.SetIsQuiet(True)
        job.Import()
        """;

    /// <summary>Writes the columns of a generated file again, compressed by a codec.</summary>
    public static void WriteTree(string generated, string path, CompressionSetting codec)
    {
        const int Block = 10_000;
        using var file = RootFile.Open(generated);
        var tree = file.OpenTree("Events");
        int[] indices = [.. Columns.Select(name => tree.Columns.Index().Single(item => item.Item.Name == name).Index)];
        using var reader = tree.OpenReader();
        reader.BeginTask(0, tree.Entries);
        using var writer = RootFileWriter.CreateTreeFile(
            path, "Events", "", [.. indices.Select(index => new ColumnInfo(tree.Columns[index].Name, tree.Columns[index].Type, tree.Columns[index].Counter))],
            new RootTreeOptions { Compression = codec }, new RootFileOptions { Compression = codec, Scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 2).ConcurrentScheduler });
        for (var first = 0L; first < tree.Entries; first += Block)
        {
            var entries = (int)Math.Min(Block, tree.Entries - first);
            writer.Write([.. indices.Select(index => reader.Read(index, first, entries))], entries);
        }

        writer.Commit();
    }

    /// <summary>Has ROOT make an RNTuple of a tree; false where there is no ROOT.</summary>
    public static bool Convert(string tree, string path, CompressionSetting codec)
    {
        if (Environment.GetEnvironmentVariable("PEERS") is not { Length: > 0 })
        {
            return false;
        }

        Rivals.Python(Import, tree, path, codec.RootNumber.ToString(CultureInfo.InvariantCulture));
        return true;
    }
}
