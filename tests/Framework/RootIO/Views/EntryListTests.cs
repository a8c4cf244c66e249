using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Framework.Tests.RootIO.Writing;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Views;

namespace HepAnalysis.Framework.Tests.RootIO.Views;

/// <summary>Lists of entries in every form in which ROOT stores them, and chains.</summary>
public sealed class EntryListTests
{
    // Each list with its number of entries and a sum in which every entry counts by its place.
    private const string Macro = """
        void lists(const char *folder) {
          for (int f = 0; f < 2; f++) {
            TFile file(Form("%s/%d.root", folder, f), "recreate"); TTree tree("T", "t"); Long64_t x; int n; float v[4];
            tree.Branch("x", &x, "x/L"); tree.Branch("n", &n, "n/I"); tree.Branch("v", v, "v[n]/F");
            for (Long64_t i = 0; i < 130000; i++) { x = i; n = i % 4; for (int k = 0; k < n; k++) v[k] = k + i % 3; tree.Fill(); }
            tree.Write();
          }
          TFile file(Form("%s/0.root", folder)); auto tree = (TTree*)file.Get("T");
          TFile out(Form("%s/lists.root", folder), "recreate");
          TChain chain("T"); chain.Add(Form("%s/0.root", folder)); chain.Add(Form("%s/1.root", folder));
          auto make = [&](TTree *from, const char *name, const char *cut, const char *option) { out.cd(); from->Draw(Form(">>%s", name), cut, option); gDirectory->Get(name)->Write(); };
          make(tree, "few", "x%1000==7", "entrylist"); make(tree, "half", "x%2==0", "entrylist"); make(tree, "most", "x%1000!=7", "entrylist");
          make(tree, "none", "x<0", "entrylist"); make(tree, "late", "x>70000&&x<70010", "entrylist"); make(tree, "items", "v>2&&x%5000==11", "entrylistarray");
          make(&chain, "chained", "x%50000==1", "entrylist"); make(tree, "events", "x%5000==3", ""); make(&chain, "chainedevents", "x%50000==1", "");
          TEntryList raw("raw", "by hand"); raw.Enter(3); raw.Enter(64001); raw.Enter(200000); raw.Write();
          chain.GetEntries(); chain.Write("chain");
          TChain lazy("D"); lazy.AddFile("nowhere.root", TTree::kMaxEntries, "dir/Other"); lazy.Add(Form("%s/0.root", folder)); lazy.Write("lazy");
          auto say = [](const char *name, Long64_t n, auto at) { Long64_t sum = 0; for (Long64_t i = 0; i < n; i++) sum = (sum + (i + 1) * (at(i) + 1)) % 1000000007; printf("LIST %s %lld %lld\n", name, n, sum); };
          for (auto name : {"few", "half", "most", "none", "late", "items", "raw", "chained"}) {
            auto list = out.Get<TEntryList>(name); say(name, list->GetN(), [&](Long64_t i) { return list->GetEntry(i); }); }
          for (auto name : {"events", "chainedevents"}) { auto list = out.Get<TEventList>(name); say(name, list->GetN(), [&](Long64_t i) { return list->GetEntry(i); }); }
        }
        """;

    [Test]
    [Category("Peers")]
    public void Lists_hold_the_entries_that_ROOT_finds_in_them()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["lists.C"], Macro);
        var (_, said) = Peers.Run("root.exe", "-l", "-b", "-q", $"{folder["lists.C"]}(\"{Path.GetDirectoryName(folder["lists.C"])}\")");
        var expected = said.Split('\n').Where(line => line.StartsWith("LIST ", StringComparison.Ordinal)).ToList();
        Assert.That(expected, Has.Count.EqualTo(10), said);
        using var file = RootFile.Open(folder["lists.root"]);
        Assert.That(expected.Select(line => line.Split(' ')[1]).Select(name => Text(name, Entries(file, name))), Is.EqualTo(expected));

        var most = file.Read<RootEntryList>("most");
        Assert.That((most.Contains(7), most.Contains(8), most.Contains(65007), most.Contains(129_999), most.Contains(130_000), most.Contains(long.MaxValue)), Is.EqualTo((false, true, false, true, false, false)));
        Assert.That((most.Tree, Path.GetFileName(most.File), most.Title), Is.EqualTo(("T", "0.root", "x%1000!=7")));
        var chained = file.Read<RootEntryList>("chained");
        Assert.That((chained.Tree, chained.File, chained.Contains(1)), Is.EqualTo(("", "", false)));
        Assert.That(chained.Lists.Select(list => Path.GetFileName(list.File)), Is.EqualTo(new[] { "0.root", "1.root" }));
        Assert.That(chained.Find("1.root")!.Entries, Is.EqualTo(new[] { 1L, 50001, 100001 }));
        Assert.That(chained.Find("2.root"), Is.Null);
        var items = file.Read<RootEntryList>("items");
        Assert.That(items.HasItems, Is.True);
        Assert.That(items.ItemsOf(11)!.Entries, Is.EqualTo(new[] { 1L, 2 }), "v is 2, 3, 4 in entry 11");
        Assert.That(items.ItemsOf(12), Is.Null);
        var chain = file.Read<RootChain>("chain");
        Assert.That((chain.Entries, chain.Files[1].FirstEntry, chain.Files[1].Tree), Is.EqualTo((260_000L, 130_000L, "T")));
        var lazy = file.Read<RootChain>("lazy");
        Assert.That(lazy.Files[0], Is.EqualTo(new RootChainFile("dir/Other", "nowhere.root", null, 0)));
        Assert.That((lazy.Entries, lazy.Files[1].FirstEntry), Is.EqualTo(((long?)null, (long?)null)));
    }

    [Test]
    public void A_chain_that_ROOT_wrote_names_its_files()
    {
        using var file = RootFile.Open(Repository.Shared("root-files", "made", "made_tree_chain.root"));
        var chain = file.Read<RootChain>("chain");
        Assert.That((chain.Name, chain.Entries, chain.Files.Count), Is.EqualTo(("T", 60L, 2)));
        Assert.That(chain.Files.Select(part => (part.Tree, Path.GetFileName(part.File), part.Entries, part.FirstEntry)), Is.EqualTo(new[] { ("T", "made_tree_chain_0.root", (long?)30, (long?)0), ("T", "made_tree_chain_1.root", 30, 30) }));
    }

    [Test]
    public void Blocks_of_every_form_are_counted_from_their_beginning()
    {
        var bits = new ushort[4000];
        (bits[0], bits[3999]) = (0b1001, 0x8000);
        var list = RootEntryList.Of(List(64_000 + 3 + 2 - 1, Block(0, true, bits), Block(-1, true), Block(1, true, 5, 63_999), Block(1, false, 0)));
        Assert.That(list.Entries.Take(6), Is.EqualTo(new[] { 0L, 3, 63_999, 128_005, 191_999, 192_001 }));
        Assert.That(list.Entries.Count(), Is.EqualTo(list.Count));
        Assert.That(new long[] { -1, 0, 1, 3, 63_999, 64_000, 128_005, 191_999, 192_000, 192_001, 255_999, 256_000 }.Where(list.Contains), Is.EqualTo(new[] { 0L, 3, 63_999, 128_005, 191_999, 192_001, 255_999 }));
    }

    [Test]
    public void Lists_that_contradict_themselves_are_refused()
    {
        Assert.That(() => RootEntryList.Of(List(3, Block(1, true, 5, 6))), Throws.TypeOf<CorruptFileException>().With.Message.Contains("fN is 3").And.Message.Contains("hold 2 entries"));
        Assert.That(() => RootEntryList.Of(List(2, Block(1, true, 6, 5))), Throws.TypeOf<CorruptFileException>().With.Message.Contains("entry 5").And.Message.Contains("behind entry 6"));
        Assert.That(() => RootEntryList.Of(List(0, Block(0, true, new ushort[4001]))), Throws.TypeOf<CorruptFileException>().With.Message.Contains("4001 numbers"));
        Assert.That(() => RootEventList.Of(Of("TEventList", ("fN", 2), ("fList", new[] { 4L, 4 }))), Throws.TypeOf<CorruptFileException>().With.Message.Contains("entry 4 stands behind entry 4"));
        Assert.That(() => RootEventList.Of(Of("TEventList", ("fN", 1), ("fList", new[] { 4L, 5 }))), Throws.TypeOf<CorruptFileException>().With.Message.Contains("fN is 1"));
        Assert.That(() => RootChain.Of(Of("TChain", ("fNtrees", 2), ("fFiles", new object?[] { Of("TChainElement", ("fEntries", 5L)) }))), Throws.TypeOf<CorruptFileException>().With.Message.Contains("fNtrees is 2"));
    }

    [Test]
    public void Events_of_ROOT_3_are_numbers_of_four_bytes()
    {
        var list = RootEventList.Of(Of("TEventList", ("fN", 3), ("fList", new[] { 1, 4, 9 })));
        Assert.That(list.Entries, Is.EqualTo(new[] { 1L, 4, 9 }));
        Assert.That((list.Contains(4), list.Contains(5)), Is.EqualTo((true, false)));
    }

    private static IEnumerable<long> Entries(RootFile file, string name) => RootEventList.Reads(file.Find(name).ClassName) ? file.Read<RootEventList>(name).Entries
        : file.Read<RootEntryList>(name) is { Lists: { Count: > 0 } lists } ? lists.SelectMany(list => list.Entries) : file.Read<RootEntryList>(name).Entries;

    private static string Text(string name, IEnumerable<long> entries)
    {
        var (count, sum) = (0L, 0L);
        foreach (var entry in entries)
        {
            sum = (sum + (++count * (entry + 1))) % 1_000_000_007;
        }

        return $"LIST {name} {count} {sum}";
    }

    private static RootObject List(int count, params object?[] blocks)
    {
        var array = Of("TObjArray");
        array.Items = [.. blocks.Cast<RootObject>()];
        return Of("TEntryList", ("fN", (long)count), ("fBlocks", array));
    }

    private static RootObject Block(int type, bool isPassing, params ushort[] indices) => Of("TEntryListBlock", ("fIndices", indices), ("fType", type), ("fPassing", isPassing));

    private static RootObject Of(string className, params (string Name, object Value)[] members)
    {
        var value = new RootObject(className, new MemberNames());
        foreach (var (name, member) in members)
        {
            value.Set(name, member);
        }

        return value;
    }
}
