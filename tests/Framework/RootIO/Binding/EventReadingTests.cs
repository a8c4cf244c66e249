using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Framework.Tests.RootIO.Binding;

/// <summary>Events as structs: every value is that of its column, in both containers.</summary>
public sealed class EventReadingTests
{
    private static readonly string Sample = Path.Combine(Repository.Root, "data-samples", "dimuon.root");

    [Test]
    public void Values_are_those_of_the_columns() => Compare(Sample, "Muon_");

    [TestCase("nano50k_rntuple_zstd.root", "Muon_")]
    [TestCase("nano50k_rntuplerec_zstd.root", "Muon.")]
    [TestCase("nano50k_ttree_lz4.root", "Muon_")]
    public void Values_are_those_of_the_columns_in_either_container(string file, string prefix) => Compare(Repository.Shared("oracles", "adl", file), prefix);

    [TestCase(0, 1)]
    [TestCase(19_990, 20)]
    [TestCase(44_999, 1)]
    [TestCase(45_000, 0)]
    public void Some_entries_are_read(int first, int count)
    {
        using var file = RootFile.Open(Sample);
        var events = file.OpenEvents("Events");
        var expected = events.Read<ulong>("event", first, count).ToArray();
        var read = new List<ulong>();
        foreach (var e in events.Read<DimuonEvent>(first, count))
        {
            read.Add(e.Number);
        }

        Assert.That(read, Is.EqualTo(expected));
        Assert.That(events.Read<DimuonEvent>(first, count).Count, Is.EqualTo(count));
        Assert.Throws<ArgumentOutOfRangeException>(() => events.Read<DimuonEvent>(first, 45_001 - first));
        Assert.Throws<ArgumentOutOfRangeException>(() => events.Read<DimuonEvent>(-1));
    }

    [Test]
    public void A_foreach_that_is_left_and_begun_again_starts_anew()
    {
        using var file = RootFile.Open(Sample);
        var events = file.OpenEvents("Events").Read<DimuonEvent>();
        var first = new List<ulong>();
        for (var i = 0; i < 2; i++)
        {
            foreach (var e in events)
            {
                first.Add(e.Number);
                break;
            }
        }

        Assert.That(first, Has.Count.EqualTo(2));
        Assert.That(first[1], Is.EqualTo(first[0]));
    }

    [Test]
    public void A_walk_within_a_walk_has_columns_of_its_own()
    {
        using var file = RootFile.Open(Sample);
        var events = file.OpenEvents("Events").Read<DimuonEvent>(0, 10_000);
        var inner = 0;
        foreach (var e in events)
        {
            if (e.Number == 0)
            {
                continue;
            }

            var before = e.Number;
            foreach (var other in events)
            {
                inner += other.Muons.Count;
            }

            Assert.That(e.Number, Is.EqualTo(before));
            break;
        }

        Assert.That(inner, Is.GreaterThan(1000));
    }

    [Test]
    public void Events_allocate_nothing()
    {
        using var file = RootFile.Open(Sample);
        var events = file.OpenEvents("Events").Read<DimuonEvent>(0, 20_000);
        var sum = 0.0;
        var allocating = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var e in events)
        {
            sum += e.Muons is [var a, var b] ? (a + b).Mass + e.MuonValues[0].Pt : e.Muon_pt.Length;
            var now = GC.GetAllocatedBytesForCurrentThread();
            allocating += now > before ? 1 : 0;
            before = now;
        }

        Assert.That(sum, Is.GreaterThan(0));
        // Of the events that first ask a block for a column: 5 blocks of 9 columns.
        Assert.That(allocating, Is.LessThan(50));
    }

    [Test]
    public void An_object_that_is_kept_beyond_the_walk_is_an_error_and_a_record_is_not()
    {
        using var file = RootFile.Open(Sample);
        Muon view = default;
        MuonValues values = default;
        foreach (var e in file.OpenEvents("Events").Read<DimuonEvent>())
        {
            if (e.Muons.Count > 0)
            {
                view = e.Muons[0];
                values = e.MuonValues[0];
                break;
            }
        }

        Assert.That(values.Pt, Is.GreaterThan(0));
        Assert.That(Assert.Throws<InvalidOperationException>(() => _ = view.Pt)!.Message, Does.Contain("after the foreach"));
    }

    private static void Compare(string path, string prefix)
    {
        using var file = RootFile.Open(path);
        var events = file.OpenEvents("Events");
        var number = events.Read<ulong>("event");
        var met = events.Read<float>("MET_pt");
        var trigger = events.Read<bool>("HLT_IsoMu24");
        var pt = events.Read<float>(prefix + "pt");
        var eta = events.Read<double>(prefix + "eta");
        var phi = events.Read<float>(prefix + "phi");
        var charge = events.Read<int>(prefix + "charge");
        var at = 0;
        var differences = 0;
        foreach (var e in events.Read<Dimuons>())
        {
            differences += e.Number == number[at][0] && e.MET_pt == met[at][0] && e.Met.Pt == met[at][0] && e.HLT_IsoMu24 == trigger[at][0] && e.HLT_NotThere is null
                && e.Taus.Count == 0 && e.Muons.Count == pt[at].Length && e.Values.Count == pt[at].Length ? 0 : 1;
            for (var i = 0; i < e.Muons.Count; i++)
            {
                var (muon, values) = (e.Muons[i], e.Values[i]);
                differences += muon.Pt == pt[at][i] && muon.Eta == eta[at][i] && muon.Charge == charge[at][i]
                    && values == new MuonValues(pt[at][i], eta[at][i], phi[at][i], charge[at][i]) && Math.Abs(muon.P4.Pt - muon.Pt) < 1e-3 * muon.Pt ? 0 : 1;
            }

            at++;
        }

        Assert.That(at, Is.EqualTo(number.Count).And.GreaterThan(1000));
        Assert.That(pt.Values.Length, Is.GreaterThan(1000));
        Assert.That(differences, Is.Zero);
    }
}
