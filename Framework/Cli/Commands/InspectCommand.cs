using System.CommandLine;
using HepAnalysis.Cli.Inputs;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.Cli.Commands;

/// <summary><c>hep inspect</c>: what a ROOT file holds.</summary>
internal sealed class InspectCommand : HepCommand
{
    private const int BranchesShown = 40;
    private readonly Argument<string> path;
    private readonly Option<bool> json;
    private readonly Option<bool> streamers;

    public InspectCommand()
        : base("inspect", "shows what a ROOT file holds: objects, trees, branches, layouts of classes")
    {
        path = Required("FILE[:PATH]", "the file, or one object of it: data.root:Events lists all branches");
        json = JsonOption();
        streamers = Optional<bool>("--streamers", "show how the file says that its classes are laid out: version, members, types");
    }

    public override IReadOnlyList<string> Examples => ["hep inspect data-samples/dimuon.root", "hep inspect data-samples/dimuon.root:Events", "hep inspect data-samples/dimuon.root --streamers"];

    public override int Execute(ParseResult parsed, HepConsole console)
    {
        var target = ObjectPath.Parse(parsed.GetValue(path)!, console);
        using var file = RootFile.Open(console.OpenPath(target.File));
        new FileWarnings(console).Print(file);
        if (parsed.GetValue(streamers) && target.Object is not null)
        {
            throw new UsageException("--streamers is of the whole file", $"'{target.Object}' is an object in it", $"hep inspect {target.File} --streamers");
        }

        if (parsed.GetValue(json))
        {
            var all = target.Object is null ? RootContents.All(file) : [(target.Object, file.Find(target.Object))];
            JsonOutput.Print(console, writer => InspectJson.Write(writer, file, all, target.Object is not null));
            return 0;
        }

        if (parsed.GetValue(streamers))
        {
            StreamerTable.Write(file, console);
            return 0;
        }

        var items = target.Object is null ? RootContents.Newest(file) : [(target.Object, file.Find(target.Object))];
        if (target.Object is null)
        {
            WriteFile(file, items, console);
        }

        foreach (var (name, key) in items)
        {
            if (RootContents.IsTree(key))
            {
                if (target.Object is not null)
                {
                    WriteTree(file.OpenTree(name), name, int.MaxValue, console);
                }
                else if (RootContents.TryTree(file, name, out var problem) is { } tree)
                {
                    console.Out.WriteLine();
                    WriteTree(tree, name, BranchesShown, console);
                }
                else
                {
                    console.Out.WriteLine($"\ntree {name} cannot be read: {problem}");
                }
            }
            else if (RootContents.IsRNTuple(key))
            {
                if (target.Object is not null)
                {
                    RNTupleTable.Write(file.OpenRNTuple(name), name, int.MaxValue, console);
                }
                else if (RootContents.TryRNTuple(file, name, out var problem) is { } ntuple)
                {
                    console.Out.WriteLine();
                    RNTupleTable.Write(ntuple, name, BranchesShown, console);
                }
                else
                {
                    console.Out.WriteLine($"\nRNTuple {name} cannot be read: {problem}");
                }
            }
            else if (target.Object is not null)
            {
                WriteObject(file, name, key, console);
            }
        }

        return 0;
    }

    private static void WriteFile(RootFile file, IReadOnlyList<(string Path, RootKey Key)> newest, HepConsole console)
    {
        var items = RootContents.All(file);
        var current = newest.Select(item => item.Key).ToHashSet();
        console.Out.WriteLine(
            $"{file.Name} · {Human.Bytes(file.Length)} · written by ROOT {file.Header.RootVersion} · {CompressionSetting.FromRootNumber(file.Header.Compression)} · {Human.Count(items.Count, "object")}");
        if (items.Count == 0)
        {
            return;
        }

        var table = new TextTable("object", "class", ">size", "cycle", "title");
        foreach (var (name, key) in items)
        {
            table.Add($"{name};{key.Cycle}", key.ClassName, Human.Bytes(key.TotalBytes), current.Contains(key) ? "" : "older", key.Title);
        }

        table.Write(console, "  ");
        console.Out.WriteLine($"  layouts of {Layouts(file)}");
    }

    private static string Layouts(RootFile file)
    {
        try
        {
            return $"{StreamerTable.Classes([.. file.Streamers.All])}: hep inspect {file.Name} --streamers";
        }
        catch (RootIOException e)
        {
            return $"classes cannot be read: {e.Why ?? e.What}";
        }
    }

    private static void WriteTree(RootTree tree, string name, int most, HepConsole console)
    {
        var (compressed, uncompressed) = (tree.Branches.Sum(branch => branch.CompressedBytes), tree.Branches.Sum(branch => branch.UncompressedBytes));
        var clusters = Math.Max(tree.ClusterBoundaries([]).Count - 1, 0);
        console.Out.WriteLine(
            $"tree {name} · {Human.Count(tree.Entries, "event")} · {Human.Count(tree.Branches.Count, "branch").Replace("branchs", "branches", StringComparison.Ordinal)}"
            + $" · {Human.Bytes(compressed)} in the file, {Human.Bytes(uncompressed)} in memory · {Human.Count(clusters, "cluster")}");
        ClusterLine.Write(tree.ClusterBoundaries([]), console);
        var columns = tree.Columns.ToLookup(column => column.Name, StringComparer.Ordinal);
        var table = new TextTable("branch", "type", "counter", ">size", ">ratio", "codec", ">baskets", "title");
        foreach (var branch in tree.Branches.Take(most))
        {
            var column = columns[branch.FullName].FirstOrDefault();
            table.Add(
                branch.FullName, column?.Type.ToString() ?? TypeOf(branch, tree), column?.Counter ?? "", Human.Bytes(branch.CompressedBytes),
                branch.CompressedBytes == 0 ? "-" : $"{(double)branch.UncompressedBytes / branch.CompressedBytes:0.0}",
                CompressionSetting.FromRootNumber(branch.Compression).ToString(), RootContents.TryBaskets(branch, out _) is { } baskets ? Human.Count(baskets) : "damaged", branch.Title == branch.Name ? "" : branch.Title);
        }

        table.Write(console, "  ");
        if (tree.Branches.Count > most)
        {
            console.Out.WriteLine($"  … and {Human.Count(tree.Branches.Count - most)} more: hep inspect {tree.Name} lists all");
        }
    }

    private static string TypeOf(RootBranch branch, RootTree tree)
    {
        var parts = tree.Columns.Where(column => column.Name.StartsWith(branch.FullName + ".", StringComparison.Ordinal)).ToList();
        return parts.Count > 0 ? $"{parts.Count} columns {parts[0].Name} …" : branch.ContentClass.Length > 0 ? $"({branch.ContentClass})" : "(not a column)";
    }

    private static void WriteObject(RootFile file, string name, RootKey key, HepConsole console)
    {
        console.Out.WriteLine($"{file.Name}:{name} · cycle {key.Cycle} · {key.ClassName} · {Human.Bytes(key.TotalBytes)} in the file, {Human.Bytes(key.ObjectBytes)} in memory{(key.Title.Length > 0 ? $" · {key.Title}" : "")}");
        if (RootContents.IsHistogram(key))
        {
            var histogram = file.ReadHistogram(name);
            for (var i = 0; i < histogram.Axes.Count; i++)
            {
                var axis = histogram.Axes[i];
                console.Out.WriteLine($"  {"xy"[i]} axis   {Human.Count(axis.Bins)} bins from {Human.Number(axis.Low)} to {Human.Number(axis.High)}{(axis.Edges is null ? "" : ", of different widths")}   {axis.Title}".TrimEnd());
            }

            console.Out.WriteLine($"  entries  {Human.Number(histogram.Entries)}{(histogram.SumW2 is null ? "" : ", weighted")}; hep show {file.Name}:{name} draws it");
        }

        new ObjectListing(console).Write(file.ReadObject(key), $"hep inspect {file.Name}:{name} --json");
    }
}
