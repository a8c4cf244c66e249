using HepAnalysis.Columns;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Framework.Tests.RootIO.Writing;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Chains;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Views;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.RootIO.Writing.Trees;

namespace HepAnalysis.Framework.Tests.RootIO.Chains;

/// <summary>Many files read as one tree.</summary>
public sealed class RootEventChainTests
{
    private static readonly ColumnInfo X = new("x", new ColumnType.Number(NumberKind.Int32));

    private static readonly ColumnInfo List = new("values", new ColumnType.List(new ColumnType.Number(NumberKind.Float32)), "n");

    [Test]
    public void Columns_go_on_from_file_to_file()
    {
        using var folder = new TemporaryFolder();
        var (a, aList) = Write(folder["a.root"], 1, 2500);
        var (b, bList) = Write(folder["b.root"], 2, 0);
        var (c, cList) = Write(folder["c.root"], 3, 700);
        using var chain = RootEventChain.Open([folder["a.root"], folder["b.root"], folder["c.root"]], "T");
        Assert.That((chain.Entries, chain.EntryCount, chain.Files.Count), Is.EqualTo((3200L, (long?)3200, 3)));
        Assert.That(chain.Files.Select(file => (file.FirstEntry, file.Entries)), Is.EqualTo(new[] { ((long?)0, (long?)2500), (2500, 0), (2500, 700) }));
        Assert.That(chain.Name, Does.EndWith("a.root:T and 2 more"));
        Assert.That(chain.Read<int>("x").ToArray(), Is.EqualTo(a.Concat(b).Concat(c)));
        Assert.That(chain.Read<float>("values").Select(values => values.ToArray()), Is.EqualTo(aList.Concat(bList).Concat(cList)));
        Assert.That(chain.Read<int>("x", first: 2490, count: 20).ToArray(), Is.EqualTo(a[2490..].Concat(c[..10])));
        Assert.That(chain.ClusterBoundaries([0]), Is.Ordered.And.Unique.And.Contain(2500L).And.Contain(400L).And.Contain(2900L));
        Assert.That((chain.ClusterBoundaries([0])[0], chain.ClusterBoundaries([0])[^1]), Is.EqualTo((0L, 3200L)));
    }

    [Test]
    public void A_task_may_span_files_and_a_block_may_not()
    {
        using var folder = new TemporaryFolder();
        var (a, _) = Write(folder["a.root"], 1, 500);
        var (b, _) = Write(folder["b.root"], 2, 500);
        using var chain = RootEventChain.Open([folder["a.root"], folder["b.root"]], "T");
        var x = chain.Columns.Index().Single(column => column.Item.Name == "x").Index;
        using var reader = chain.OpenReader();
        reader.BeginTask(400, 200);
        Assert.That(((NumberColumn)reader.Read(x, 400, 100)).Values<int>().ToArray(), Is.EqualTo(a[400..]));
        Assert.That(((NumberColumn)reader.Read(x, 500, 100)).Values<int>().ToArray(), Is.EqualTo(b[..100]));
        Assert.That(reader.Cost.ReadBytes, Is.Positive);
        Assert.That(() => reader.Read(x, 450, 100), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("are of two files").And.Message.Contains("a.root"));
        Assert.That(() => reader.Read(x, 550, 100), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("not within the task's 400 to 600"));
        Assert.That(() => reader.BeginTask(900, 101), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_column_that_a_file_lacks_or_has_otherwise_is_named_with_the_file()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.root"], 1, 10);
        Write(folder["wide.root"], 1, 10, X with { Type = new ColumnType.Number(NumberKind.Float64) });
        Write(folder["other.root"], 1, 10, X with { Name = "xx" });
        using (var chain = RootEventChain.Open([folder["a.root"], folder["wide.root"]], "T"))
        {
            Assert.That(() => chain.Read<int>("x"), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("'x' is not the same in all files").And.Message.Contains("wide.root").And.Message.Contains("float64 here and int32"));
            Assert.That(chain.Read<float>("values").Count, Is.EqualTo(20), "what is the same is read");
        }

        using var missing = RootEventChain.Open([folder["a.root"], folder["other.root"]], "T");
        Assert.That(() => missing.Read<int>("x"), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("'x' is missing").And.Message.Contains("other.root"));
        Assert.That(() => RootEventChain.Open([folder["a.root"]], "U"), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("'U'"));
        Assert.That(() => RootEventChain.Open(Array.Empty<string>(), "T"), Throws.ArgumentException.With.Message.Contains("no files"));
    }

    [Test]
    public void A_chain_that_ROOT_wrote_is_read_through()
    {
        var path = Repository.Shared(Path.Combine("root-files", "made", "made_tree_chain.root"));
        var folder = Path.GetDirectoryName(path)!;
        using var file = RootFile.Open(path);
        using var chain = RootEventChain.Open(file.Read<RootChain>("chain"), folder);
        Assert.That(chain.Entries, Is.EqualTo(60));
        using var first = RootFile.Open(Path.Combine(folder, "made_tree_chain_0.root"));
        using var second = RootFile.Open(Path.Combine(folder, "made_tree_chain_1.root"));
        var numbers = chain.Columns.Where(column => column.Type is ColumnType.Number { Kind: NumberKind.Int32 }).Select(column => column.Name).ToList();
        Assert.That(numbers, Is.Not.Empty);
        foreach (var name in numbers)
        {
            Assert.That(chain.Read<int>(name).ToArray(), Is.EqualTo(first.OpenTree("T").Read<int>(name).ToArray().Concat(second.OpenTree("T").Read<int>(name).ToArray())), name);
        }
    }

    // A chain of thousands of files must not keep them open.
    [Test]
    public void A_source_is_closed_by_the_last_of_its_users()
    {
        var (opened, closed) = (0, 0);
        using var shared = new SharedSource(() =>
        {
            opened++;
            return new Counted(() => closed++);
        });
        var one = shared.Acquire();
        Assert.That(shared.Acquire(), Is.SameAs(one));
        shared.Release();
        Assert.That((opened, closed), Is.EqualTo((1, 0)));
        shared.Release();
        Assert.That((opened, closed), Is.EqualTo((1, 1)));
        shared.Acquire();
        shared.Release(keepOpen: true);
        Assert.That((opened, closed), Is.EqualTo((2, 1)));
        Assert.That(shared.Acquire(), Is.Not.SameAs(one));
        shared.Release();
        Assert.That((opened, closed), Is.EqualTo((2, 2)));
        Assert.That(() => shared.Whole, Throws.InvalidOperationException);
    }

    private static (int[] X, float[][] Lists) Write(string path, int seed, int entries, ColumnInfo? first = null)
    {
        ColumnInfo[] columns = [first ?? X, List];
        using (var content = new TreeContent(columns, seed))
        using (var file = RootFileWriter.Create(path, new RootFileOptions()))
        {
            using var tree = file.CreateTree("T", "part", columns, new RootTreeOptions { BasketBytes = 900, ClusterEntries = 400 });
            for (var left = entries; left > 0; left -= 100)
            {
                tree.Write(content.Make(Math.Min(left, 100)), Math.Min(left, 100));
            }

            tree.Commit();
            file.Commit();
        }

        using var written = RootFile.Open(path);
        var own = written.OpenTree("T");
        return first is null ? (own.Read<int>("x").ToArray(), [.. own.Read<float>("values").Select(values => values.ToArray())]) : ([], []);
    }

    private sealed class Counted(Action closed) : IEventSource
    {
        public string Name => "counted";

        public IReadOnlyList<ColumnInfo> Columns => [];

        public IReadOnlyDictionary<string, string> Unreadable { get; } = new Dictionary<string, string>();

        public long? EntryCount => 0;

        public bool CanSeek => true;

        public IReadOnlyList<long> ClusterBoundaries(IReadOnlyCollection<int> columns) => [0];

        public IColumnReader OpenReader() => throw new NotSupportedException();

        public void Dispose() => closed();
    }
}
