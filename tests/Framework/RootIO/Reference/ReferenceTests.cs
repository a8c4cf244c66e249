using HepAnalysis.RootReference;

namespace HepAnalysis.Framework.Tests.RootIO.Reference;

/// <summary>Every ROOT file of the shared folder, real ones and made ones, against the answers beside it: what is read is right, what is not says why.</summary>
public sealed class ReferenceTests
{
    // What is known to be wrong: a RooPlot, which ROOT converts when it reads it; descriptions of branches and trees (clusters of trees without entries at
    // the end, baskets in other files), members of objects that ROOT shows as TNamed. Goes down only.
    private const int KnownDifferences = 13;

    // Answers that are not read yet, of 88,866. Goes down only.
    private const int NotRead = 35;

    private const double MostContested = 0.002;

    // Of what only ROOT could read. Goes up only.
    private const int ConfirmedBranches = 1_168;
    private const int ConfirmedObjects = 41;

    [Test]
    public void Whatever_is_read_is_what_the_other_readers_say()
    {
        var root = Repository.Shared("root-files");
        var files = Directory.GetFiles(root, "*.root").Concat(Directory.GetFiles(Path.Combine(root, "made"), "*.root")).Order(StringComparer.Ordinal).ToList();
        var total = ReferenceRun.Compare(files);
        TestContext.Out.WriteLine(total);
        TestContext.Out.WriteLine(ReferenceReport.Closing(total));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(total.Files, Is.GreaterThanOrEqualTo(630));
            Assert.That(total.Differences, Has.Count.LessThanOrEqualTo(KnownDifferences), string.Join('\n', total.Differences.Take(KnownDifferences + 10)));
            Assert.That(total.UnreadAnswers, Is.LessThanOrEqualTo(NotRead));
            Assert.That(total.Contested, Is.EqualTo(ContestedAnswers.Count), "what is contested no more is taken from the list");
            Assert.That(total.Contested, Is.LessThanOrEqualTo(MostContested * total.Answers));
            Assert.That(total.Branches.Confirmed, Is.GreaterThanOrEqualTo(ConfirmedBranches));
            Assert.That(total.Objects.Confirmed, Is.GreaterThanOrEqualTo(ConfirmedObjects));
        }
    }
}
