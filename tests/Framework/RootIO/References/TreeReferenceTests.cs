using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Framework.Tests.RootIO.Writing;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.References;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.Framework.Tests.RootIO.References;

/// <summary>TRef and TRefArray of entries lead to the objects to which they lead in ROOT.</summary>
public sealed class TreeReferenceTests
{
    private static readonly string[] Branches = ["ev.fBest", "ev.fNone", "ev.fToHead", "ev.fToAny", "single.fMother", "toSingle", "ev.fHead.fFirst", "ev.fSel", "chosen", "ev.fHits.fMother"];

    [TestCase(true)]
    [TestCase(false)]
    [Category("Peers")]
    public void References_lead_where_ROOT_says(bool hasTable)
    {
        using var folder = new TemporaryFolder();
        var expected = Write(folder, "a.root", 1000, hasTable);
        using var file = RootFile.Open(folder["a.root"]);
        var tree = file.OpenTree("T");
        Assert.That(Resolved(tree), Is.EqualTo(expected));
        using var references = tree.OpenReferences();
        Assert.That(references.HasTable, Is.EqualTo(hasTable));
        using var lost = tree.OpenObjects(Branch(tree, "ev.fLost"));
        var nowhere = references.Resolve(3, (RootObject)lost.Read(3)!);
        Assert.That((nowhere.Object, nowhere.IsNull), Is.EqualTo(((RootObject?)null, false)));
        Assert.That(nowhere.Reason, Does.Contain($"object {nowhere.Reference.Id} of process 0").And.Contain("in entry 3").And.Contain("never have been written"));
    }

    // The processes of the second file have other numbers in the merged one; its baskets are copied as they are.
    [Test]
    [Category("Peers")]
    public void Baskets_that_hadd_copies_keep_their_processes()
    {
        using var folder = new TemporaryFolder();
        string[] expected = [.. Write(folder, "a.root", 1000, true), .. Write(folder, "b.root", 50000, true)];
        var (code, said) = Peers.Run("hadd", folder["ab.root"], folder["a.root"], folder["b.root"]);
        Assert.That(code, Is.Zero, said);
        using var file = RootFile.Open(folder["ab.root"]);
        Assert.That(file.Root.Keys.Count(key => key.ClassName == "TProcessID"), Is.GreaterThan(1));
        Assert.That(Resolved(file.OpenTree("T")).Select(line => line[(line.IndexOf(' ', 4) + 1)..]), Is.EqualTo(expected.Select(line => line[(line.IndexOf(' ', 4) + 1)..])));
    }

    [Test]
    [Category("Peers")]
    public void Objects_of_a_list_refer_to_each_other()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "a.root", 1, true);
        using var file = RootFile.Open(folder["a.root"]);
        var list = file.ReadObject("list");
        var resolved = RootReferences.Among(list).ResolveAll(list.Items[1]!);
        Assert.That(resolved.Select(found => found.Object?.Get<string>("fTitle")), Is.EqualTo(new[] { "second", "first", null }));
        Assert.That(resolved[2].Reason, Does.Contain("is not among the 2 referenced objects"));
    }

    [TestCase("made_tree_ref_split0.root")]
    [TestCase("made_tree_ref_split99.root")]
    public void Split_or_not_they_lead_to_hits_of_their_entry(string name)
    {
        using var file = RootFile.Open(Repository.Shared(Path.Combine("root-files", "made", name)));
        var tree = file.OpenTree("T");
        using var references = tree.OpenReferences();
        var whole = tree.Branches.Any(branch => branch.Name.EndsWith("fBest", StringComparison.Ordinal)) ? null : tree.OpenObjects(tree.Branches[0]);
        var found = 0;
        for (var entry = 0L; entry < tree.Entries; entry++)
        {
            foreach (var member in new[] { "fBest", "fSel", "fNone" })
            {
                using var own = whole is null ? tree.OpenObjects(tree.Branches.First(branch => branch.Name.EndsWith(member, StringComparison.Ordinal))) : null;
                var reference = own is null ? ((RootObject)whole!.Read(entry)!).Get<RootObject>(member)! : (RootObject)own.Read(entry)!;
                foreach (var resolved in references.ResolveAll(entry, reference).Where(resolved => !resolved.IsNull))
                {
                    Assert.That(member, Is.Not.EqualTo("fNone"));
                    Assert.That(resolved.Object?.ClassName, Is.EqualTo("mk::Hit"), resolved.Reason);
                    Assert.That(resolved.Object!.GetInteger("fUniqueID") & 0xFFFFFF, Is.EqualTo(resolved.Reference.Id));
                    found++;
                }
            }
        }

        whole?.Dispose();
        Assert.That(found, Is.GreaterThan(tree.Entries));
    }

    // Without a table every branch is looked through. Delphes gives a track the identity of the particle to which it refers.
    [Test]
    public void Tracks_of_Delphes_lead_to_the_particles_that_made_them()
    {
        using var file = RootFile.Open(Repository.Shared("root-files", "uproot-issue513.root"));
        var tree = file.OpenTree("Delphes");
        using var references = tree.OpenReferences();
        using var particles = tree.OpenObjects(Branch(tree, "Track.Particle"));
        var identities = tree.Read<int>("Track.PID");
        Assert.That(references.HasTable, Is.False);
        for (var entry = 0; entry < Math.Min(4, tree.Entries); entry++)
        {
            var found = ((object?[])particles.Read(entry)!).Select(reference => references.Resolve(entry, (RootObject)reference!)).ToList();
            Assert.That(found.Select(resolved => resolved.Object?.GetInteger("PID")), Is.EqualTo(identities[entry].ToArray()).And.Not.Empty);
            Assert.That(found.Select(resolved => resolved.Branch?.FullName), Is.All.EqualTo("Particle"));
        }
    }

    private static string[] Write(TemporaryFolder folder, string name, int seed, bool table)
    {
        File.WriteAllText(folder[ReferenceMacro.Name], ReferenceMacro.Text);
        var (_, said) = Peers.Run("root.exe", "-l", "-b", "-q", $"{folder[ReferenceMacro.Name]}(\"{folder[name]}\", {seed}, {(table ? "true" : "false")})");
        var lines = said.Split('\n').Where(line => line.StartsWith("REF ", StringComparison.Ordinal)).ToArray();
        Assert.That(lines, Has.Length.GreaterThan(100), said);
        return lines;
    }

    private static List<string> Resolved(RootTree tree)
    {
        using var references = tree.OpenReferences();
        var open = Branches.ToDictionary(name => name, name => tree.OpenObjects(Branch(tree, name)), StringComparer.Ordinal);
        var lines = new List<string>();
        for (var entry = 0L; entry < tree.Entries; entry++)
        {
            foreach (var name in Branches)
            {
                var stored = open[name].Read(entry);
                foreach (var resolved in (stored is object?[] each ? each : [stored]).SelectMany(reference => references.ResolveAll(entry, (RootObject)reference!)))
                {
                    lines.Add($"REF {entry} {name} {Text(resolved)}");
                }
            }
        }

        foreach (var objects in open.Values)
        {
            objects.Dispose();
        }

        return lines;
    }

    private static string Text(ResolvedReference resolved) => resolved switch
    {
        { IsNull: true } => "null",
        { Object: null } => resolved.Reason!,
        { Object.ClassName: "Hit" } => $"Hit {resolved.Object.GetInteger("fId")}",
        { Object.ClassName: "Head" } => $"Head {resolved.Object.GetInteger("fRun")}",
        _ => $"{resolved.Object.ClassName} {resolved.Object.Get<string>("fTitle")}",
    };

    private static RootBranch Branch(RootTree tree, string name) => tree.Branches.First(branch => branch.FullName == name);
}
