namespace HepAnalysis.Framework.Tests.RootIO.RNTuples;

/// <summary>
/// The RNTuples of real files and of those that ROOT made, against the answers of uproot and ROOT: schema, clusters, every
/// column's values. Blocks of several sizes cross pages and clusters at different places.
/// </summary>
public sealed class NTupleAnswerTests
{
    [TestCase("", 1777, 4_000)]
    [TestCase("", 100_000, 4_000)]
    [TestCase("made", 100, 4_000)]
    [TestCase("made", 100_000, 7_000)]
    public void Every_answer_is_matched(string folder, int blockEntries, int least)
    {
        var answers = new NTupleAnswers(blockEntries);
        var files = Directory.GetFiles(Repository.Shared(["root-files", folder]), "*.root")
            .Where(path => Path.GetFileName(path) is var name && (name.Contains("ntuple", StringComparison.Ordinal) || name.Contains("ntpl", StringComparison.Ordinal)))
            .Where(path => !Path.GetFileName(path).StartsWith("made_tree", StringComparison.Ordinal) && (blockEntries > 100 || new FileInfo(path).Length < 50_000) && !path.Contains("bigpage", StringComparison.Ordinal));
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            answers.Compare(file);
        }

        Assert.That(answers.Failures, Is.Empty);
        Assert.That(answers.Matched, Is.GreaterThan(least));
    }

    [TestCase("bigpage_zlib")]
    [TestCase("bigpage_zstd")]
    public void A_page_of_several_compressed_blocks_is_read(string name)
    {
        var answers = new NTupleAnswers(100_000);
        answers.Compare(Repository.Shared("root-files", "made", $"made_ntuple_{name}.root"));
        Assert.That(answers.Failures, Is.Empty);
        Assert.That(answers.Matched, Is.GreaterThan(10));
    }
}
