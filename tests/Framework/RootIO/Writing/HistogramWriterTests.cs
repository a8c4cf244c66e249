using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Histograms;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Writing;

namespace HepAnalysis.Framework.Tests.RootIO.Writing;

public sealed class HistogramWriterTests
{
    private static readonly double[] Edges = [-2.5, -1, 0, 0.5, 7];

    private static HistogramData OneDimension(bool variable, bool weighted)
    {
        var axis = variable ? new AxisData(4, -2.5, 7, Edges, "η") : new AxisData(4, 0.25, 300, null, "m(μμ) [GeV]");
        return new HistogramData
        {
            Name = $"folder/inner/one{(variable ? "V" : "")}{(weighted ? "W" : "")}",
            Title = "one dimension",
            Axes = [axis],
            Contents = [1, 2, 1.0 / 3, 4, 5, 6],
            SumW2 = weighted ? [1, 4, 1.0 / 9, 16, 25, 36] : null,
            Entries = 21,
            Statistics = [11, 12, 13.5, 14.25],
        };
    }

    private static HistogramData TwoDimensions() => new()
    {
        Name = "two",
        Title = "two dimensions",
        Axes = [new AxisData(2, 0, 1, null, "x"), new AxisData(4, -2.5, 7, Edges, "y")],
        Contents = [.. Enumerable.Range(0, 24).Select(i => i / 7.0)],
        SumW2 = [.. Enumerable.Range(0, 24).Select(i => i / 49.0)],
        Entries = 24,
        Statistics = [1, 2, 3, 4, 5, 6, 7],
    };

    private static HistogramData[] All() =>
        [OneDimension(false, false), OneDimension(false, true), OneDimension(true, false), OneDimension(true, true), TwoDimensions()];

    private static void Write(string path)
    {
        using var file = RootFileWriter.Create(path);
        foreach (var histogram in All())
        {
            file.Write(histogram);
        }

        file.Commit();
    }

    [Test]
    public void OurReaderGivesBackEveryBit()
    {
        using var folder = new TemporaryFolder();
        Write(folder["h.root"]);
        using var file = RootFile.Open(folder["h.root"]);
        foreach (var histogram in All())
        {
            var back = file.ReadHistogram(histogram.Name);
            Assert.Multiple(() =>
            {
                Assert.That(back.Contents, Is.EqualTo(histogram.Contents));
                Assert.That(back.SumW2, Is.EqualTo(histogram.SumW2));
                Assert.That(back.Statistics, Is.EqualTo(histogram.Statistics));
                Assert.That(back.Entries, Is.EqualTo(histogram.Entries));
                Assert.That(back.Title, Is.EqualTo(histogram.Title));
                for (var i = 0; i < back.Axes.Count; i++)
                {
                    Assert.That(back.Axes[i] with { Edges = null }, Is.EqualTo(histogram.Axes[i] with { Edges = null }));
                    Assert.That(back.Axes[i].Edges, Is.EqualTo(histogram.Axes[i].Edges));
                }
            });
        }
    }

    [Test]
    public void EveryByteIsInOneRecordOrFree()
    {
        using var folder = new TemporaryFolder();
        Write(folder["h.root"]);
        var bytes = File.ReadAllBytes(folder["h.root"]);
        int Int32(int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
        var position = 100;
        var records = new List<int>();
        while (position < bytes.Length)
        {
            records.Add(position);
            Assert.That(Int32(position + 18), Is.EqualTo(position), "fSeekKey is where the key lies");
            position += Int32(position);
        }

        Assert.Multiple(() =>
        {
            Assert.That(position, Is.EqualTo(bytes.Length));
            Assert.That(Int32(12), Is.EqualTo(bytes.Length), "fEND");
            Assert.That(Int32(16), Is.EqualTo(records[^1]), "the free segments come last");

            // File, two folders, five histograms, three lists of keys, StreamerInfo, free segments.
            Assert.That(records, Has.Count.EqualTo(13));
        });
    }

    [Test]
    [Category("Peers")]
    public void RootAndUprootGiveBackEveryBin()
    {
        using var folder = new TemporaryFolder();
        var path = folder["h.root"];
        Write(path);
        foreach (var program in new[] { "answers-root", "answers-uproot" })
        {
            var answer = Peers.Answer(program, path);
            if (program == "answers-root")
            {
                Assert.That(answer.TryGetProperty("root_messages", out var said), Is.False, said.ToString());
                Assert.That(answer.GetProperty("file_map").ToString(), Does.StartWith("ok"));
            }

            var objects = answer.GetProperty("objects").EnumerateArray().ToDictionary(item => item.GetProperty("path").GetString()!);
            foreach (var histogram in All())
            {
                var item = objects[histogram.Name + ";1"];
                Assert.Multiple(() =>
                {
                    Assert.That(Numbers(item.GetProperty("values_flow")), Is.EqualTo(histogram.Contents));
                    Assert.That(Numbers(item.GetProperty("variances_flow")), Is.EqualTo(histogram.SumW2 ?? histogram.Contents));
                    Assert.That(item.GetProperty("fEntries").GetDouble(), Is.EqualTo(histogram.Entries));
                    Assert.That(item.GetProperty("title").GetString(), Is.EqualTo(histogram.Title));
                    Assert.That(Numbers(item.GetProperty("axes")[histogram.Axes.Count - 1].GetProperty("edges")),
                        Is.EqualTo(Enumerable.Range(0, histogram.Axes[^1].Bins + 1).Select(histogram.Axes[^1].Edge)).Within(1e-12));
                });
            }
        }

        Assert.That(Peers.Difference(path), Does.StartWith("same"));
    }

    [Test]
    public void ANameThatIsTakenIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var file = RootFileWriter.Create(folder["h.root"]);
        file.Write(TwoDimensions());
        Assert.That(() => file.Write(TwoDimensions()), Throws.TypeOf<RootOutputException>().With.Message.Contains("'two' is in that place already"));
        Assert.That(() => file.Write(TwoDimensions() with { Name = "two/b" }), Throws.TypeOf<RootOutputException>());
    }

    private static double[] Numbers(System.Text.Json.JsonElement array)
    {
        var values = array.ValueKind == System.Text.Json.JsonValueKind.Object ? array.GetProperty("values") : array;
        return [.. values.EnumerateArray().Select(value => value.GetDouble())];
    }
}
