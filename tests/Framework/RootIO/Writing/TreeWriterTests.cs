using HepAnalysis.Framework.Tests.Processes;
using System.Security.Cryptography;
using System.Text.Json;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.RootIO.Writing.Trees;

namespace HepAnalysis.Framework.Tests.RootIO.Writing;

public sealed class TreeWriterTests
{
    private static readonly ColumnType Float = new ColumnType.Number(NumberKind.Float32);

    private static IEnumerable<TestCaseData> Trees()
    {
        foreach (var compression in new[] { "none", "zlib:1", "lz4:1", "zstd:5", "lzma:1" })
        {
            yield return new TestCaseData(compression, 3_000, 700, 4_000L, 5).SetArgDisplayNames(compression, "3,000 entries, small baskets");
        }

        yield return new TestCaseData("zstd:1", 0, 700, 4_000L, 5).SetArgDisplayNames("no entries");
        yield return new TestCaseData("zstd:1", 40, 700, 0L, 0).SetArgDisplayNames("only empty lists");
        yield return new TestCaseData("zstd:1", 60, 64, 17L, 900).SetArgDisplayNames("lists longer than a basket");
        yield return new TestCaseData("none", 1, 64_000, 0L, 5).SetArgDisplayNames("one entry");
    }

    private static ColumnInfo[] EveryKind()
    {
        var columns = new List<ColumnInfo>();
        foreach (var kind in Enum.GetValues<NumberKind>())
        {
            var number = new ColumnType.Number(kind);
            columns.Add(new ColumnInfo($"{kind}", number, Title: kind == NumberKind.Int8 ? "a small number" : ""));
            columns.Add(new ColumnInfo($"Object_{kind}", new ColumnType.List(number), "nObject"));
        }

        columns.Add(new ColumnInfo("three", new ColumnType.FixedArray(Float, 3)));
        columns.Add(new ColumnInfo("matrix", new ColumnType.FixedArray(new ColumnType.FixedArray(Float, 2), 3)));
        columns.Add(new ColumnInfo("tracks", new ColumnType.List(new ColumnType.FixedArray(Float, 2))));
        return [.. columns];
    }

    [TestCaseSource(nameof(Trees))]
    [Category("Peers")]
    public void RootAndUprootReadWhatWasWritten(string compression, int entries, int basketBytes, long clusterEntries, int longest)
    {
        using var folder = new TemporaryFolder();
        var path = folder["t.root"];
        var columns = EveryKind();
        using var content = new TreeContent(columns, 3);
        Write(path, columns, content, compression, entries, new RootTreeOptions { BasketBytes = basketBytes, ClusterEntries = clusterEntries }, longest);
        foreach (var program in new[] { "answers-root", "answers-uproot" })
        {
            var answer = Peers.Answer(program, path);
            if (program == "answers-root")
            {
                Assert.That(answer.TryGetProperty("root_messages", out var said), Is.False, said.ToString());
                Assert.That(answer.GetProperty("file_map").ToString(), Does.StartWith("ok"));
            }

            var tree = answer.GetProperty("trees")[0];
            Assert.That(tree.GetProperty("entries").GetInt64(), Is.EqualTo(entries));
            if (entries > 0)
            {
                CheckDigests(program, tree, columns, content);
            }
        }

        Assert.That(Peers.Difference(path), Does.StartWith("same"));
    }

    [Test]
    public void TheSameContentGivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "a.root", "b.root" })
        {
            var columns = EveryKind();
            using var content = new TreeContent(columns, 5);
            Write(folder[name], columns, content, "zstd:1", 500, new RootTreeOptions(), 4);
        }

        Assert.That(File.ReadAllBytes(folder["a.root"]), Is.EqualTo(File.ReadAllBytes(folder["b.root"])));
    }

    [TestCaseSource(nameof(Trees))]
    public void OurReaderReadsWhatWasWritten(string compression, int entries, int basketBytes, long clusterEntries, int longest)
    {
        using var folder = new TemporaryFolder();
        var path = folder["t.root"];
        var columns = EveryKind();
        using var content = new TreeContent(columns, 3);
        Write(path, columns, content, compression, entries, new RootTreeOptions { BasketBytes = basketBytes, ClusterEntries = clusterEntries }, longest);
        using var file = RootFile.Open(path);
        var tree = file.OpenTree("folder/t");
        Assert.That(tree.EntryCount, Is.EqualTo(entries));
        var names = tree.Columns.Select(column => column.Name).ToList();
        using var reader = tree.OpenReader();
        foreach (var (column, index) in columns.Select((column, index) => (column, index)))
        {
            var at = names.IndexOf(column.Name);
            Assert.That(at, Is.GreaterThanOrEqualTo(0), column.Name);
            var values = new MemoryStream();
            reader.BeginTask(0, entries);
            for (var first = 0; first < entries; first += 700)
            {
                var read = reader.Read(at, first, Math.Min(700, entries - first));
                values.Write(Bytes(read));
            }

            Assert.That(values.ToArray().AsSpan().SequenceEqual(content.Values[index].ToArray()), Is.True, column.Name);
        }
    }

    [Test]
    public void ClustersAreWhereTheyWereEnded()
    {
        using var folder = new TemporaryFolder();
        var path = folder["t.root"];
        ColumnInfo[] columns = [new("x", Float), new("y", new ColumnType.List(Float))];
        using var content = new TreeContent(columns, 1);
        using (var tree = RootFileWriter.CreateTreeFile(path, "t", "", columns))
        {
            foreach (var size in new[] { 100, 100, 100, 30, 70, 70, 7 })
            {
                tree.Write(content.Make(size), size);
                tree.EndCluster();
            }

            tree.Commit();
        }

        using var file = RootFile.Open(path);
        Assert.That(file.OpenTree("t").ClusterBoundaries([0, 1]), Is.EqualTo((long[])[0, 100, 200, 300, 330, 400, 470, 477]));
    }

    [Test]
    public void ListsOfOneCounterThatDifferInLengthAreRefused()
    {
        using var folder = new TemporaryFolder();
        ColumnInfo[] columns = [new("a", new ColumnType.List(Float), "n"), new("b", new ColumnType.List(Float), "n")];
        using var content = new TreeContent([columns[0]], 1);
        using var tree = RootFileWriter.CreateTreeFile(folder["t.root"], "t", "", columns);
        var one = content.Make(10)[0];
        var other = content.Make(10)[0];
        Assert.That(() => tree.Write([one, other], 10), Throws.ArgumentException.With.Message.Contains("'b' are not as long as 'n' says"));
    }

    [Test]
    public void AWriterWithoutCommitLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        ColumnInfo[] columns = [new("x", Float)];
        using (var content = new TreeContent(columns, 1))
        using (var tree = RootFileWriter.CreateTreeFile(folder["t.root"], "t", "", columns))
        {
            tree.Write(content.Make(1000), 1000);
        }

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public void AFolderThatIsNotThereIsNamed()
    {
        using var folder = new TemporaryFolder();
        var e = Assert.Throws<RootOutputException>(() => RootFileWriter.Create(folder["no/t.root"]))!;
        Assert.That(e.Message, Does.Contain("does not exist"));
        Assert.That((int)e.Kind, Is.EqualTo(5));
    }

    private static void Write(
        string path, ColumnInfo[] columns, TreeContent content, string compression, int entries, RootTreeOptions options, int longest)
    {
        try
        {
            using var file = RootFileWriter.Create(path, new RootFileOptions { Compression = CompressionSetting.Parse(compression) });
            using var tree = file.CreateTree("folder/t", "a tree", columns, options);
            for (var left = entries; left > 0; left -= 777)
            {
                tree.Write(content.Make(Math.Min(left, 777), longest), Math.Min(left, 777));
            }

            tree.Commit();
            file.Commit();
        }
        catch (CodecUnavailableException e)
        {
            Repository.Skip(e.Message);
        }
    }

    private static void CheckDigests(string program, JsonElement tree, ColumnInfo[] columns, TreeContent content)
    {
        var branches = tree.GetProperty("branches").EnumerateArray().ToDictionary(branch => branch.GetProperty("path").GetString()!);
        for (var i = 0; i < columns.Length; i++)
        {
            var expected = content.Values[i].ToArray();
            var columnsOfBranch = branches[columns[i].Name].GetProperty("columns").EnumerateArray().ToList();
            var values = columnsOfBranch.Single(column => column.GetProperty("kind").GetString() is "number" or "bool");
            Assert.That(values.GetProperty("sha256").GetString(), Is.EqualTo(Digest(expected)), $"{program} {columns[i].Name}");
            if (columns[i].Type is ColumnType.List)
            {
                var lengths = columnsOfBranch.Single(column => column.GetProperty("kind").GetString() == "list");
                Assert.That(lengths.GetProperty("sha256").GetString(), Is.EqualTo(Digest(content.Lengths[i].ToArray())), $"{program} {columns[i].Name}");
            }
        }
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Bytes(Column column) => column switch
    {
        ListColumn list => Bytes(list.Content),
        FixedArrayColumn array => Bytes(array.Content),
        NumberColumn numbers => numbers.Buffer.Values<byte>(numbers.Count * numbers.Kind.Size()).ToArray(),
        _ => throw new ArgumentException(column.GetType().Name),
    };
}
