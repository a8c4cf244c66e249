using HepAnalysis.Columns;
using HepAnalysis.Framework.Tests.RootIO.Writing;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.Samples;

namespace HepAnalysis.Framework.Tests.Samples;

public sealed class EventGeneratorTests
{
    [TestCase(0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [TestCase(uint.MaxValue, uint.MaxValue, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    public void PhiloxGivesThePublishedWords(uint counter, uint key, uint a, uint b, uint c, uint d) =>
        Assert.That(Philox.Words(counter, counter, counter, counter, key, key), Is.EqualTo((a, b, c, d)));

    [Test]
    public void TheSameSeedGivesTheSameBytesAndAnotherOthers()
    {
        using var folder = new TemporaryFolder();
        byte[] Make(string name, ulong seed)
        {
            Generate(folder[name], 3_000, seed);
            return File.ReadAllBytes(folder[name]);
        }

        var first = Make("a.root", 1);
        Assert.That(Make("b.root", 1), Is.EqualTo(first));
        Assert.That(Make("c.root", 2), Is.Not.EqualTo(first));
    }

    [Test]
    public void AnEventDependsOnItsNumberAlone()
    {
        using var columns = new EventColumns();
        var block = new EventBlock(columns, 7);
        block.Fill(0, 1000);
        var pt = columns.MuonPt.Values<float>()[columns.MuonEnds.Values<int>()[500]..columns.MuonEnds.Values<int>()[600]].ToArray();
        block.Fill(500, 100);
        Assert.That(columns.MuonPt.Values<float>().ToArray(), Is.EqualTo(pt));
    }

    [Test]
    public void ObjectsAreSortedAndPeaksStandAboveTheContinuum()
    {
        using var columns = new EventColumns();
        var block = new EventBlock(columns, 1);
        block.Fill(0, 50_000);
        var ends = columns.MuonEnds.Values<int>();
        var pt = columns.MuonPt.Values<float>();
        var pairs = 0;
        var masses = new int[300];
        for (var i = 0; i < 50_000; i++)
        {
            for (var n = ends[i] + 1; n < ends[i + 1]; n++)
            {
                Assert.That(pt[n], Is.LessThanOrEqualTo(pt[n - 1]));
            }

            if (ends[i + 1] - ends[i] == 2)
            {
                pairs++;
                var mass = Mass(columns, ends[i]);
                if (mass is > 0.25 and < 300)
                {
                    masses[(int)(Math.Log(mass / 0.25) / Math.Log(1200) * 300)]++;
                }
            }
        }

        int Around(double mass) => masses[(int)(Math.Log(mass / 0.25) / Math.Log(1200) * 300)];
        Assert.Multiple(() =>
        {
            Assert.That(pairs, Is.EqualTo(20_000).Within(500));
            Assert.That(Around(3.0969), Is.GreaterThan(10 * Around(4.5)));
            Assert.That(Around(9.46), Is.GreaterThan(4 * Around(12)));
            Assert.That(Around(91.19), Is.GreaterThan(10 * Around(60)));
            Assert.That(Around(0.5), Is.GreaterThan(Around(50)));
        });
    }

    [Test]
    public void TheCommittedSampleIsWhatTheGeneratorMakes()
    {
        using var made = new TemporaryFolder();
        Generate(made["dimuon.root"], 50_000, 1);
        using var ours = RootFile.Open(made["dimuon.root"]);
        using var committed = RootFile.Open(Path.Combine(Repository.Root, "data-samples", "dimuon.root"));
        var (a, b) = (ours.OpenTree("Events"), committed.OpenTree("Events"));
        Assert.That(b.ClusterBoundaries([0]), Is.EqualTo((long[])[0, 16_000, 32_000, 48_000, 50_000]));
        Assert.That(b.Columns.Select(column => column.Name), Is.EqualTo(a.Columns.Select(column => column.Name)));
        using var one = a.OpenReader();
        using var other = b.OpenReader();
        one.BeginTask(0, 50_000);
        other.BeginTask(0, 50_000);
        for (var column = 0; column < a.Columns.Count; column++)
        {
            for (var first = 0; first < 50_000; first += 5_000)
            {
                Assert.That(Bytes(other.Read(column, first, 5_000)).SequenceEqual(Bytes(one.Read(column, first, 5_000))), Is.True, a.Columns[column].Name);
            }
        }
    }

    [Test]
    public void ACancelledRunLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        source.Cancel();
        using (var writer = RootFileWriter.CreateTreeFile(folder["x.root"], EventGenerator.TreeName, "", EventGenerator.Columns))
        {
            Assert.That(() => EventGenerator.Write(writer, 10_000, 1, null, source.Token), Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    private static void Generate(string path, long events, ulong seed)
    {
        using var writer = RootFileWriter.CreateTreeFile(path, EventGenerator.TreeName, "", EventGenerator.Columns);
        EventGenerator.Write(writer, events, seed);
    }

    private static ReadOnlySpan<byte> Bytes(Column column)
    {
        var numbers = column is ListColumn list ? (NumberColumn)list.Content : (NumberColumn)column;
        return numbers.Buffer.Values<byte>(numbers.Count * numbers.Kind.Size());
    }

    private static double Mass(EventColumns columns, int first)
    {
        var pt = columns.MuonPt.Values<float>();
        var eta = columns.MuonEta.Values<float>();
        var phi = columns.MuonPhi.Values<float>();
        static double Energy(float pt, float eta) => Math.Sqrt(Math.Pow(pt * Math.Cosh(eta), 2) + (MuonPairModel.MuonMass * MuonPairModel.MuonMass));
        var energy = Energy(pt[first], eta[first]) + Energy(pt[first + 1], eta[first + 1]);
        var x = (pt[first] * Math.Cos(phi[first])) + (pt[first + 1] * Math.Cos(phi[first + 1]));
        var y = (pt[first] * Math.Sin(phi[first])) + (pt[first + 1] * Math.Sin(phi[first + 1]));
        var z = (pt[first] * Math.Sinh(eta[first])) + (pt[first + 1] * Math.Sinh(eta[first + 1]));
        return Math.Sqrt((energy * energy) - (x * x) - (y * y) - (z * z));
    }
}
