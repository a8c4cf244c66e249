using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Framework.Tests.RootIO.RNTuples;

/// <summary>How RNTuples are read: what is shared, what is kept.</summary>
public sealed class NTupleReadingTests
{
    [Test]
    public void Members_of_a_collection_share_its_offsets()
    {
        using var file = RootFile.Open(Repository.Shared("oracles", "adl", "nano50k_rntuplerec_zstd.root"));
        var ntuple = file.OpenRNTuple("Events");
        using var reader = ntuple.OpenReader();
        reader.BeginTask(0, ntuple.Entries);
        var pt = (ListColumn)reader.Read(Index(ntuple.Columns, "Muon.pt"), 0, 1000);
        var before = reader.Cost.ReadBytes;
        var whole = (ListColumn)reader.Read(Index(ntuple.Columns, "Muon"), 0, 1000);
        Assert.That(whole.OffsetColumn, Is.SameAs(pt.OffsetColumn));
        Assert.That(((RecordColumn)whole.Content).Contents[0], Is.SameAs(pt.Content));
        Assert.That(reader.Cost.ReadBytes, Is.GreaterThan(before), "the other members are read now");
    }

    [Test]
    public void Reading_block_after_block_allocates_nothing()
    {
        using var file = RootFile.Open(Repository.Shared("oracles", "adl", "nano50k_rntuple_zstd.root"));
        var ntuple = file.OpenRNTuple("Events");
        using var reader = ntuple.OpenReader();
        reader.BeginTask(0, ntuple.Entries);
        const int Block = 1000;
        long Pass(long from, long to)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var first = from; first < to; first += Block)
            {
                for (var i = 0; i < ntuple.Columns.Count; i++)
                {
                    _ = reader.Read(i, first, Block);
                }
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Pass(0, 25_000);
        Assert.That(Pass(25_000, 50_000), Is.LessThan(20_000), "25 blocks of 26 columns; clusters are looked up");
    }

    [Test]
    public void Equal_pages_of_offsets_are_read_once()
    {
        using var file = RootFile.Open(Repository.Shared("root-files", "made", "made_ntuple_nano_like.root"));
        var ntuple = file.OpenRNTuple("Events");
        using var reader = ntuple.OpenReader();
        reader.BeginTask(0, ntuple.Entries);
        string[] members = ["Jet_pt", "Jet_eta", "Jet_phi", "Jet_mass"];
        var lists = members.Select(name => (ListColumn)reader.Read(Index(ntuple.Columns, name), 0, 100)).ToList();
        Assert.That(ntuple.Columns.Where(column => members.Contains(column.Name)).Select(column => column.Counter), Is.All.EqualTo("nJet"));
        Assert.That(lists.Select(list => list.Offsets.ToArray()), Is.All.EqualTo(lists[0].Offsets.ToArray()));

        using var alone = ntuple.OpenReader();
        alone.BeginTask(0, ntuple.Entries);
        _ = alone.Read(Index(ntuple.Columns, "nJet"), 0, 100);
        var offsets = alone.Cost.ReadBytes;
        _ = alone.Read(Index(ntuple.Columns, "Jet_pt"), 0, 100);
        var first = alone.Cost.ReadBytes;
        _ = alone.Read(Index(ntuple.Columns, "Jet_pt"), 100, 100);
        Assert.That(alone.Cost.ReadBytes, Is.EqualTo(first), "a page is read once");
        Assert.That(offsets, Is.GreaterThan(0).And.LessThan(first));
    }

    private static int Index(IReadOnlyList<ColumnInfo> columns, string name) => columns.Select((column, index) => (column, index)).Single(pair => pair.column.Name == name).index;
}
