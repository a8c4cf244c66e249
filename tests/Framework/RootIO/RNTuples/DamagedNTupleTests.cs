using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.Storage;

namespace HepAnalysis.Framework.Tests.RootIO.RNTuples;

/// <summary>Damaged RNTuples: an error of ours that says where, or an answer, with and without checksums.</summary>
public sealed class DamagedNTupleTests
{
    private const int MutantsOfEach = 150;

    [Test]
    public void A_damaged_file_gives_an_error_of_ours_or_an_answer(
        [Values("patched_base", "variants", "nullable", "late_model", "max_key_size", "late_multi_representation")] string name, [Values] bool verify)
    {
        var original = File.ReadAllBytes(Repository.Shared("root-files", "made", $"made_ntuple_{name}.root"));
        Assert.That(Read(original, verify), Is.Null, "the undamaged file");
        var random = new Random(6);
        var failed = 0;
        for (var i = 0; i < MutantsOfEach; i++)
        {
            var mutant = (byte[])original.Clone();
            for (var k = random.Next(1, 5); k > 0; k--)
            {
                mutant[random.Next(100, mutant.Length)] = random.Next(3) switch { 0 => 0xFF, 1 => 0, _ => (byte)random.Next(256) };
            }

            if (Read(i % 10 == 0 ? mutant[..random.Next(200, mutant.Length)] : mutant, verify) is { } error)
            {
                failed++;
                Assert.That(error.Where, Is.Not.Null, $"mutant {i}: {error.Message}");
            }
        }

        Assert.That(failed, Is.GreaterThan(MutantsOfEach / 5));
    }

    [Test]
    public void A_flipped_bit_of_a_page_is_found_by_its_checksum_and_named()
    {
        using var file = RootFile.Open(Repository.Shared("root-files", "made", "made_ntuple_patched_damaged_page.root"));
        var ntuple = file.OpenRNTuple("ntpl");
        using var reader = ntuple.OpenReader();
        reader.BeginTask(0, ntuple.Entries);
        Assert.That(
            () => reader.Read(0, 0, 10),
            Throws.TypeOf<CorruptFileException>().With.Message.Contains("checksum").And.Message.Contains("field 'i', column 0, cluster 0, page 0").And.Message.Contains("file offset"));

        using var trusting = file.OpenRNTuple("ntpl", new RNTupleOptions { VerifyChecksums = false }).OpenReader();
        trusting.BeginTask(0, ntuple.Entries);
        Assert.That(trusting.Read(0, 0, 10).Count, Is.EqualTo(10));
    }

    private static HepException? Read(byte[] content, bool verify)
    {
        try
        {
            using var file = RootFile.Open(new MemorySource("mutant", content));
            foreach (var (directory, key) in file.AllKeys().Where(item => item.Key.ClassName == "ROOT::RNTuple").ToList())
            {
                var ntuple = file.OpenRNTuple(directory.Length == 0 ? key.NameCycle : $"{directory}/{key.NameCycle}", new RNTupleOptions { VerifyChecksums = verify });
                using var reader = ntuple.OpenReader();
                var entries = (int)Math.Min(ntuple.Entries, 5_000);
                reader.BeginTask(0, entries);
                for (var i = 0; i < ntuple.Columns.Count; i++)
                {
                    _ = reader.Read(i, 0, entries / 2);
                    _ = reader.Read(i, entries / 2, entries - (entries / 2));
                }
            }

            return null;
        }
        catch (HepException e)
        {
            return e;
        }
    }
}
