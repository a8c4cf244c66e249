using HepAnalysis.Columns.Digest;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Framework.Tests.RootIO.Trees;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Recovery;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.Storage;

namespace HepAnalysis.Framework.Tests.RootIO.Recovery;

/// <summary>Files that were not closed, or whose lists are damaged: what is in them is found and written into a file that is in order.</summary>
public sealed class FileRecoveryTests
{
    [Test]
    public void A_file_that_was_not_closed_is_read_with_a_warning()
    {
        using var file = OwnTree.Open(UnclosedFile.Bytes());

        Assert.That(file.Warning, Does.Contain("it was not closed").And.Contain("1 object was found"));
        Assert.That(file.Root.HasKeyList, Is.False);
        Assert.That(Digests(file), Is.EqualTo(Digests(OwnTree.Open(OwnTree.Bytes()))));
    }

    [Test]
    public void A_whole_file_has_no_warning()
    {
        using var file = OwnTree.Open(OwnTree.Bytes());
        Assert.That(file.Warning, Is.Null);
    }

    [Test]
    public void A_damaged_list_of_keys_is_an_error_and_can_be_recovered_from()
    {
        var bytes = OwnTree.Bytes();
        bytes.AsSpan(UnclosedFile.KeyList(bytes), 40).Fill(0x7F);

        Assert.That(() => OwnTree.Open(bytes), Throws.InstanceOf<RootIOException>());
        using var file = RootFile.Recover(new MemorySource("own.root", bytes));
        Assert.That(Digests(file), Is.EqualTo(Digests(OwnTree.Open(OwnTree.Bytes()))));
        Assert.That(file.Warning, Does.Contain("cannot be read"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void What_is_recovered_is_a_file_that_is_in_order(bool isCut)
    {
        using var folder = new TemporaryFolder();
        var bytes = UnclosedFile.Bytes();
        File.WriteAllBytes(folder["broken.root"], isCut ? bytes[..^30] : bytes);

        var report = FileRecovery.Recover(folder["broken.root"], folder["saved.root"]);

        Assert.That(report.Kept.Select(item => item.Path), Is.EqualTo(new[] { "Events;1" }));
        Assert.That(report.Lost, Is.Empty);
        Assert.That(report.WasWhole, Is.False);
        Assert.That(Digests(RootFile.Open(folder["saved.root"])), Is.EqualTo(Digests(OwnTree.Open(OwnTree.Bytes()))));
        using var saved = RootFile.Open(folder["saved.root"]);
        Assert.That(saved.Warning, Is.Null);
        var check = FileChecker.Check(folder["saved.root"]);
        Assert.That(check.Damages, Is.Empty);
        Assert.That(check.Remarks, Is.Empty, "every byte is in a record or a gap");
        Assert.That(saved.ReadFreeSegments()[^1].First, Is.EqualTo(saved.Length));
    }

    [Test]
    public void An_object_that_cannot_be_read_is_left_out_and_named()
    {
        using var folder = new TemporaryFolder();
        var bytes = OwnTree.Bytes();
        using (var whole = OwnTree.Open(bytes))
        {
            var key = whole.Root.Keys[0];
            bytes.AsSpan((int)key.SeekKey + key.KeyBytes + 20, 30).Fill(0xA5);
        }

        File.WriteAllBytes(folder["broken.root"], bytes);
        var report = FileRecovery.Recover(folder["broken.root"], folder["saved.root"]);

        Assert.That(report.Kept, Is.Empty);
        Assert.That(report.Lost.Single().Object, Is.EqualTo("Events;1"));
        Assert.That(File.Exists(folder["saved.root"]), Is.False, "nothing was saved, and nothing is written");
    }

    [Test]
    public void A_key_of_the_root_directory_that_names_a_place_beyond_the_file_is_no_hindrance()
    {
        using var folder = new TemporaryFolder();
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Framework", "RootIO", "RNTuples", "Data", "nested.root"));
        const int SeekKeyAt = 100 + 18;
        bytes[SeekKeyAt] = 0x10;
        File.WriteAllBytes(folder["broken.root"], bytes);

        var report = FileRecovery.Recover(folder["broken.root"], folder["saved.root"]);

        Assert.That(report.Kept.Select(item => item.Path), Is.EqualTo(new[] { "n;1" }));
        using var saved = RootFile.Open(folder["saved.root"]);
        Assert.That(saved.OpenRNTuple("n").Entries, Is.EqualTo(14));
    }

    [Test]
    public void A_file_is_not_recovered_into_itself()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["own.root"], OwnTree.Bytes());
        Assert.That(() => FileRecovery.Recover(folder["own.root"], folder["own.root"]), Throws.TypeOf<RootOutputException>().With.Message.Contains("into itself"));
    }

    [Test]
    public void ROOT_recovers_the_same_keys()
    {
        using var file = RootFile.Open(Repository.Shared("root-files", "made", "made_tree_unclosed.root"));
        Assert.That(file.Root.Keys.Select(key => key.NameCycle), Is.EquivalentTo(new[] { "first;1", "T;1" }));
        Assert.That(file.OpenTree("T").Entries, Is.EqualTo(30));
    }

    private static List<string> Digests(RootFile file)
    {
        using (file)
        {
            var tree = file.OpenTree("Events");
            using var reader = tree.OpenReader();
            reader.BeginTask(0, tree.Entries);
            var digests = new List<string>();
            for (var i = 0; i < tree.Columns.Count; i++)
            {
                using var digester = new ColumnDigester(tree.Columns[i].Type);
                for (var entry = 0; entry < tree.Entries; entry += 500)
                {
                    digester.Add(reader.Read(i, entry, (int)Math.Min(500, tree.Entries - entry)));
                }

                digests.AddRange(digester.Finish().Select(digest => $"{tree.Columns[i].Name} {digest.Path} {digest.Sha256}"));
            }

            return digests;
        }
    }
}
