using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Framework.Tests.RootIO.Binding;

/// <summary>Structs of files that others made: each value is that of its column, read by itself.</summary>
public sealed class ForeignFileTests
{
    [Test]
    public void Records_of_an_rntuple()
    {
        using var file = RootFile.Open(Made("made_ntuple_vectors.root"));
        var tuple = file.OpenEvents(Name(file));
        var (id, energy, time, good) = (tuple.Read<int>("hits.id"), tuple.Read<float>("hits.e"), tuple.Read<double>("hits.t"), tuple.Read<bool>("hits.ok"));
        var (at, hits) = (0, 0);
        foreach (var e in tuple.Read<HitEvent>())
        {
            Assert.That(e.Hits.Count, Is.EqualTo(id[at].Length));
            for (var i = 0; i < e.Hits.Count; i++, hits++)
            {
                Assert.That(e.Hits[i], Is.EqualTo(new Hit(id[at][i], energy[at][i], time[at][i], good[at][i])));
            }

            at++;
        }

        Assert.That((at, hits), Is.EqualTo((id.Count, id.Values.Length)));
        Assert.That(hits, Is.GreaterThan(50));
    }

    [Test]
    public void Optional_numbers_and_texts_of_an_rntuple()
    {
        using var file = RootFile.Open(Made("made_ntuple_nullable.root"));
        var tuple = file.OpenEvents(Name(file));
        var numbers = tuple.Read<int>("oi");
        var (at, there, texts) = (0, 0, 0);
        foreach (var e in tuple.Read<OptionalEvent>())
        {
            Assert.That(e.Oi, Is.EqualTo(numbers[at].Length == 0 ? null : (int?)numbers[at][0]));
            there += e.Oi is null ? 0 : 1;
            texts += e.Os is null ? 0 : 1;
            at++;
        }

        Assert.That(at, Is.EqualTo(130));
        Assert.That(there, Is.InRange(1, 129));
        Assert.That(texts, Is.InRange(1, 129));
    }

    [Test]
    public void Objects_of_a_clones_array_with_a_record_in_each()
    {
        using var file = RootFile.Open(Made("made_tree_clones_nobypass_split99.root"));
        var tree = file.OpenEvents(Name(file));
        var (px, x, charge) = (tree.Read<float>("trks.fPx"), tree.Read<double>("trks.fVtx.x"), tree.Read<short>("trks.fQ"));
        var (at, tracks) = (0, 0);
        foreach (var e in tree.Read<TrackEvent>())
        {
            Assert.That(e.Tracks.Count, Is.EqualTo(px[at].Length));
            for (var i = 0; i < e.Tracks.Count; i++, tracks++)
            {
                var track = e.Tracks[i];
                Assert.That((track.Px, track.Vertex.X, track.Charge), Is.EqualTo((px[at][i], x[at][i], (int)charge[at][i])));
            }

            at++;
        }

        Assert.That((at, tracks), Is.EqualTo((px.Count, px.Values.Length)));
        Assert.That(tracks, Is.GreaterThan(5));
    }

    [Test]
    public void Muons_of_a_physlite_file_that_nothing_counts()
    {
        using var file = RootFile.Open(Repository.Shared("root-files", "coffea__PHYSLITE_example.root"));
        var tree = file.OpenEvents("CollectionTree");
        var (pt, eta) = (tree.Read<float>("AnalysisMuonsAuxDyn.pt"), tree.Read<float>("AnalysisMuonsAuxDyn.eta"));
        var (at, muons) = (0, 0);
        foreach (var e in tree.Read<PhysliteEvent>())
        {
            Assert.That(e.Muons.Count, Is.EqualTo(pt[at].Length));
            for (var i = 0; i < e.Muons.Count; i++, muons++)
            {
                Assert.That((e.Muons[i].Pt, e.Muons[i].Eta), Is.EqualTo((pt[at][i], eta[at][i])));
            }

            at++;
        }

        Assert.That((at, muons), Is.EqualTo((100, pt.Values.Length)));
        Assert.That(muons, Is.EqualTo(5));
    }

    private static string Made(string name) => Repository.Shared("root-files", "made", name);

    private static string Name(RootFile file) => file.AllKeys().Single(item => item.Key.ClassName is "TTree" or "ROOT::RNTuple").Key.Name;
}
