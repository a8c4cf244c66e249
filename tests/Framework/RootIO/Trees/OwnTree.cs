using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Columns;
using HepAnalysis.Framework.Tests.RootIO.Writing;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.RootIO.Writing.Trees;
using HepAnalysis.Storage;

namespace HepAnalysis.Framework.Tests.RootIO.Trees;

/// <summary>A tree of our own making in memory: scalars, arrays, lists with a common counter, in many small baskets.</summary>
internal static class OwnTree
{
    public const int Entries = 2500;

    public static byte[] Bytes(string compression = "zstd:1")
    {
        using var folder = new TemporaryFolder();
        var path = folder["own.root"];
        ColumnType Number(NumberKind kind) => new ColumnType.Number(kind);
        ColumnInfo[] columns =
        [
            new("run", Number(NumberKind.UInt32)),
            new("isData", Number(NumberKind.Bool)),
            new("vertex", new ColumnType.FixedArray(Number(NumberKind.Float64), 3)),
            new("Muon_pt", new ColumnType.List(Number(NumberKind.Float32)), "nMuon"),
            new("Muon_charge", new ColumnType.List(Number(NumberKind.Int32)), "nMuon"),
            new("Jet_p", new ColumnType.List(new ColumnType.FixedArray(Number(NumberKind.Float32), 2)), "nJet"),
        ];
        using (var content = new TreeContent(columns, seed: 11))
        using (var file = RootFileWriter.Create(path, new RootFileOptions { Compression = CompressionSetting.Parse(compression) }))
        {
            using var tree = file.CreateTree("Events", "own", columns, new RootTreeOptions { BasketBytes = 900, ClusterEntries = 400 });
            for (var left = Entries; left > 0; left -= 500)
            {
                tree.Write(content.Make(500), 500);
            }

            tree.Commit();
            file.Commit();
        }

        return File.ReadAllBytes(path);
    }

    public static RootFile Open(byte[] content) => RootFile.Open(new MemorySource("own.root", content));
}
