using HepAnalysis.RootReference;

namespace HepAnalysis.Framework.Tests.RootIO.Reference;

/// <summary>Every real ROOT file of the shared folder against the answers beside it: what is read is right, what is not says why.</summary>
public sealed class ReferenceTests
{
    private const int ColumnsRead = 40_900;
    private const int HistogramsRead = 390;
    private const int ObjectsRead = 350;

    [Test]
    public void Whatever_is_read_of_the_real_files_is_what_the_other_reader_says()
    {
        var files = Directory.GetFiles(Repository.Shared("root-files"), "*.root").Order(StringComparer.Ordinal).ToList();
        var total = ReferenceRun.Compare(files);
        TestContext.Out.WriteLine(total);
        TestContext.Out.WriteLine(ReferenceReport.Closing(total));
        Assert.That(total.Differences, Is.Empty);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(total.Matched("header"), Is.GreaterThanOrEqualTo(364));
            Assert.That(total.Matched("column"), Is.GreaterThanOrEqualTo(ColumnsRead));
            Assert.That(total.Matched("object"), Is.GreaterThanOrEqualTo(ObjectsRead));
            Assert.That(total.Matched("histogram"), Is.GreaterThanOrEqualTo(HistogramsRead));
        }
    }
}
