using HepAnalysis.RootIO.Files;
using HepAnalysis.RootReference;
using HepAnalysis.RootReference.NTuples;

namespace HepAnalysis.Framework.Tests.RootIO.RNTuples;

/// <summary>
/// The RNTuples of real files and of those that ROOT made, against the answers of uproot and ROOT: schema, clusters, pages, every
/// column's values. Blocks of several sizes cross pages and clusters at different places.
/// </summary>
public sealed class NTupleAnswerTests
{
    [TestCase("", 1777, 1_700, 3_000)]
    [TestCase("", 100_000, 1_700, 3_000)]
    [TestCase("made", 100, 1_000, 4_000)]
    [TestCase("made", 100_000, 2_000, 7_000)]
    public void Every_answer_is_matched(string folder, int blockEntries, int leastColumns, int leastFacts)
    {
        var files = Directory.GetFiles(Repository.Shared(["root-files", folder]), "*.root")
            .Where(path => Path.GetFileName(path) is var name && (name.Contains("ntuple", StringComparison.Ordinal) || name.Contains("ntpl", StringComparison.Ordinal)))
            .Where(path => !Path.GetFileName(path).StartsWith("made_tree", StringComparison.Ordinal) && (blockEntries > 100 || new FileInfo(path).Length < 50_000) && !path.Contains("bigpage", StringComparison.Ordinal));
        var tally = Compare(files.Order(StringComparer.Ordinal), blockEntries);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tally.Matched("column"), Is.GreaterThan(leastColumns));
            Assert.That(tally.Facts.Confirmed, Is.GreaterThan(leastFacts));
        }
    }

    [TestCase("bigpage_zlib")]
    [TestCase("bigpage_zstd")]
    public void A_page_of_several_compressed_blocks_is_read(string name)
    {
        var tally = Compare([Repository.Shared("root-files", "made", $"made_ntuple_{name}.root")], 100_000);
        Assert.That(tally.Matched("column"), Is.EqualTo(3));
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(14)]
    public void Variants_of_variants_and_of_optionals_added_late_are_read(int blockEntries)
    {
        var tally = Compare([Path.Combine(Repository.Root, "tests", "Framework", "RootIO", "RNTuples", "Data", "nested.root")], blockEntries);
        Assert.That((tally.Matched("column"), tally.Facts.Confirmed), Is.EqualTo((44, 142)));
    }

    private static ReferenceTally Compare(IEnumerable<string> files, int blockEntries)
    {
        var total = new ReferenceTally();
        foreach (var path in files)
        {
            using var answers = ReferenceAnswers.Read(path);
            using var file = RootFile.Open(path);
            var tally = new ReferenceTally();
            new NTupleComparison(answers, tally, blockEntries).Run(file);
            total.Add(tally);
        }

        Assert.That(total.Differences, Is.Empty);
        Assert.That(total.Reasons, Is.Empty);
        return total;
    }
}
