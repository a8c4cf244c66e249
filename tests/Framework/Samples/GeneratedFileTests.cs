using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Framework.Tests.RootIO.Writing;
using System.Security.Cryptography;
using HepAnalysis.Columns;
using HepAnalysis.Samples;

namespace HepAnalysis.Framework.Tests.Samples;

/// <summary>Readers that are not ours, and the rival's queries, on a generated file.</summary>
[Category("Peers")]
public sealed class GeneratedFileTests
{
    [Test]
    public void RootAndUprootReadTheSameContent()
    {
        const int events = 3_000;
        using var folder = new TemporaryFolder();
        var path = folder["events.root"];
        EventGeneratorTests.Generate(path, events, 5, threads: 2);
        using var columns = new EventColumns();
        new EventBlock(columns, 5).Fill(0, events);
        foreach (var program in new[] { "answers-root", "answers-uproot" })
        {
            var answer = Peers.Answer(program, path);
            if (program == "answers-root")
            {
                Assert.That(answer.TryGetProperty("root_messages", out var said), Is.False, said.ToString());
                Assert.That(answer.GetProperty("file_map").ToString(), Does.StartWith("ok"));
            }

            var tree = answer.GetProperty("trees")[0];
            Assert.That(tree.GetProperty("entries").GetInt64(), Is.EqualTo(events));
            var branches = tree.GetProperty("branches").EnumerateArray().ToDictionary(branch => branch.GetProperty("path").GetString()!);
            foreach (var (info, column) in columns.Infos.Zip(columns.All))
            {
                var values = branches[info.Name].GetProperty("columns").EnumerateArray().Single(part => part.GetProperty("kind").GetString() is "number" or "bool");
                Assert.That(values.GetProperty("sha256").GetString(), Is.EqualTo(Digest(column)), $"{program} {info.Name}");
            }
        }

        Assert.That(Peers.Difference(path), Does.StartWith("same"));
    }

    [Test]
    public void UprootFillsTheQueriesAsOftenAsTheyShould()
    {
        using var folder = new TemporaryFolder();
        EventGeneratorTests.Generate(folder["events.root"], 50_000, 1, threads: 2);
        var program = File.ReadAllText(Repository.Shared("peers", "bench", "uproot_adl.py"));
        var fills = Peers.Python(program, folder["events.root"]).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')).ToDictionary(words => words[0], words => int.Parse(words[^1], System.Globalization.CultureInfo.InvariantCulture));
        (string Name, Func<SampleEvent, IEnumerable<double>> Values)[] queries =
        [
            ("q1", AdlQueries.Q1), ("q2", AdlQueries.Q2), ("q3", AdlQueries.Q3), ("q4", AdlQueries.Q4), ("q5", AdlQueries.Q5),
            ("q6", AdlQueries.Q6), ("q7", AdlQueries.Q7), ("q8", AdlQueries.Q8), ("dimuon", AdlQueries.Dimuon),
        ];
        foreach (var (name, values) in queries)
        {
            Assert.That(SampleEvent.Shared.Sum(e => values(e).Count()), Is.EqualTo(fills[name]), name);
        }
    }

    private static string Digest(Column column)
    {
        var numbers = column is ListColumn list ? (NumberColumn)list.Content : (NumberColumn)column;
        return Convert.ToHexStringLower(SHA256.HashData(numbers.Buffer.Values<byte>(numbers.Count * numbers.Kind.Size())));
    }
}
