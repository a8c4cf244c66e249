using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Files;
using HepAnalysis.Soak.Mutants;
using HepAnalysis.Storage;

namespace HepAnalysis.Framework.Tests.RootIO.Damage;

/// <summary>Damaged files: always an error of ours that says where, or a right answer; never another exception, never memory without bound.</summary>
public sealed class DamageTests
{
    private const int MutantsOfEach = 120;
    private const long MostMemory = 200_000_000;

    [TestCase("uproot-issue413.root")]
    [TestCase("gohep__streamers.root")]
    [TestCase("uproot-issue33.root")]
    [TestCase("roottest__root__tree__cloning__files__file1.root")]
    [TestCase("unroot__tree_with_jagged_array.root")]
    [TestCase("gohep__stdvec-bool-nosplit-6.10.08.root")]
    [TestCase("uproot-nesteddirs.root")]
    [TestCase("uproot-sample-5.23.02-uncompressed.root")]
    public void A_damaged_file_gives_an_error_of_ours_or_an_answer(string name)
    {
        var original = File.ReadAllBytes(Repository.Shared("root-files", name));
        Assert.That(WholeFile.Read(original), Is.Empty, "the undamaged file");
        var failed = 0;
        for (var i = 0; i < MutantsOfEach; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var errors = WholeFile.Read(Mutator.Mutate(original, i));
            failed += errors.Count > 0 ? 1 : 0;
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(MostMemory), $"memory taken for mutant {i}");
            Assert.That(errors.Select(error => error.Where), Is.All.Not.Null, $"every error of mutant {i} says where");
        }

        Assert.That(failed, Is.GreaterThan(MutantsOfEach / 5), "a cut file is no file: the test damages what is read");
    }

    [TestCase("uproot-issue413.root")]
    [TestCase("roottest__root__tree__cloning__files__file1.root")]
    [TestCase("unroot__tree_with_jagged_array.root")]
    [TestCase("roottest__root__tree__selectorreader__trees__TreeTClonesArray2.root")]
    [TestCase("uproot-nesteddirs.root")]
    [TestCase("unroot__TH2_5.root")]
    public void Damage_inside_a_compressed_record_gives_an_error_of_ours_or_an_answer(string name)
    {
        using var file = RootFile.Open(Repository.Shared("root-files", name));
        var failed = 0;
        for (var i = 0; i < MutantsOfEach; i++)
        {
            var number = i;
            failed += WholeFile.ReadDamagedRecords(file, record => Mutator.Mutate(record, number)).Count > 0 ? 1 : 0;
        }

        Assert.That(failed, Is.GreaterThan(MutantsOfEach / 5));
    }

    [Test]
    public void A_file_cut_anywhere_says_that_it_is_cut()
    {
        var whole = File.ReadAllBytes(Repository.Shared("root-files", "uproot-Zmumu.root"));
        for (var part = 0; part < 10; part++)
        {
            var cut = whole[..(1 + (int)((long)whole.Length * part / 10))];
            var error = Assert.Catch<HepException>(() => RootFile.Open(new MemorySource("cut.root", cut)).Dispose(), $"cut to {cut.Length} bytes");
            using (Assert.EnterMultipleScope())
            {
                Assert.That(error!.Kind, Is.EqualTo(ErrorKind.Input));
                Assert.That(error.Message, Does.Contain("cut.root").And.Contain($"{cut.Length}").Or.Contain("'r'"));
            }
        }
    }

    [TestCase("uproot-Zmumu.root")]
    [TestCase("uproot-Zmumu-lz4.root")]
    public void A_flipped_byte_in_a_basket_is_found_by_the_codecs_checksum(string name)
    {
        var content = File.ReadAllBytes(Repository.Shared("root-files", name));
        using (var file = RootFile.Open(new MemorySource(name, (byte[])content.Clone())))
        {
            var basket = file.OpenTree("events").Branches.First(branch => branch.Name == "E1").Baskets[0];
            content[basket.Seek + (basket.Bytes * 2 / 3)] ^= 0x10;
        }

        using var damaged = RootFile.Open(new MemorySource(name, content));
        var tree = damaged.OpenTree("events");
        using var reader = tree.OpenReader();
        reader.BeginTask(0, tree.Entries);
        var column = tree.Columns.Select((info, index) => (info, index)).First(pair => pair.info.Name == "E1").index;
        Assert.That(() => reader.Read(column, 0, 100), Throws.InstanceOf<HepException>().With.Message.Contains("E1"));
    }

    [Test]
    public void A_basket_that_holds_gigabytes_behind_its_entries_is_refused_unread()
    {
        var content = File.ReadAllBytes(Path.Combine(Repository.Root, "data-samples", "dimuon.root"));
        using var whole = RootFile.Open(new MemorySource("whole.root", content));
        var seek = whole.OpenTree("Events").Branches.Single(branch => branch.Name == "Muon_pt").Baskets[0].Seek;
        var bomb = Bomb.Lay(content, FileRecord.Of(content).Single(record => record.Begin == seek));
        using var file = RootFile.Open(new MemorySource("bomb.root", bomb!));
        var tree = file.OpenTree("Events");
        Assert.That(() => tree.Read<float>("Muon_pt"), Throws.TypeOf<CorruptFileException>().With.Message.Contains("fObjlen").And.Message.Contains($"{seek}"));
    }
}
