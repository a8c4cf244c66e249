using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Framework.Tests.RootIO.Trees;
using HepAnalysis.RootIO.Recovery;

namespace HepAnalysis.Framework.Tests.RootIO.Recovery;

/// <summary>What a check says of whole and of damaged files.</summary>
public sealed class FileCheckerTests
{
    [TestCase("zlib:1")]
    [TestCase("zstd:1")]
    [TestCase("lz4:1")]
    [TestCase("none")]
    public void A_whole_file_is_whole_and_read_whole(string compression)
    {
        var report = Check(OwnTree.Bytes(compression));

        Assert.That(report.Damages, Is.Empty);
        Assert.That(report.Remarks, Is.Empty);
        Assert.That(report.Objects, Is.EqualTo(1));
        using var file = OwnTree.Open(OwnTree.Bytes(compression));
        Assert.That(report.Baskets, Is.EqualTo(file.OpenTree("Events").Branches.Sum(branch => branch.Baskets.Count(basket => basket.Seek != 0))));
    }

    [Test]
    public void A_damaged_basket_is_named_with_its_entries()
    {
        var bytes = OwnTree.Bytes("zlib:1");
        using var file = OwnTree.Open(bytes);
        var branch = file.OpenTree("Events").Branches.First(branch => branch.Name == "Muon_pt");
        var basket = branch.Baskets[2];
        bytes.AsSpan((int)basket.Seek + basket.Bytes - 60, 40).Fill(0xC3);

        var report = Check(bytes);

        var damage = report.Damages.Single();
        Assert.That((damage.Object, damage.Part), Is.EqualTo(("Events;1", "Muon_pt")));
        Assert.That((damage.FirstEntry, damage.EntryCount), Is.EqualTo((basket.FirstEntry, basket.EntryCount)));
        Assert.That(damage.Where, Does.Contain("basket 2"));
    }

    [Test]
    public void A_file_that_was_not_closed_is_damaged_and_its_baskets_are_read_all_the_same()
    {
        var report = Check(UnclosedFile.Bytes());
        Assert.That(report.Damages.Single().Why, Does.Contain("it was not closed"));
        Assert.That(report.Baskets, Is.EqualTo(Check(OwnTree.Bytes()).Baskets));
    }

    [Test]
    public void A_cut_file_says_where_it_ends()
    {
        var bytes = OwnTree.Bytes();
        var report = Check(bytes[..(bytes.Length / 2)]);
        Assert.That(report.Damages[0].Why, Does.Contain($"its header says that it has {bytes.Length} bytes, and it has {bytes.Length / 2}"));
    }

    [Test]
    public void Bytes_of_the_record_of_a_key_that_the_directory_does_not_know_are_damage()
    {
        var bytes = OwnTree.Bytes();
        using var file = OwnTree.Open(bytes);
        bytes[(int)file.Root.Keys[0].SeekKey + 9] ^= 0x40;
        Assert.That(Check(bytes).Damages.Select(damage => damage.Object), Has.Member("Events;1"));
    }

    private static FileCheckReport Check(byte[] content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["own.root"], content);
        return FileChecker.Check(folder["own.root"]);
    }
}
