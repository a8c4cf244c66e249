using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Dids;

/// <summary>Names as users write them.</summary>
public sealed class DataIdentifierTests
{
    [TestCase("mc:file", "mc", "file")]
    [TestCase("rucio://cms:/SingleMuon/Run2012B/NANOAOD", "cms", "/SingleMuon/Run2012B/NANOAOD")]
    [TestCase("mc:/TTbar/NANOAOD/", "mc", "/TTbar/NANOAOD")]
    [TestCase("data12_8TeV.periodB.physics", "data12_8TeV", "data12_8TeV.periodB.physics")]
    [TestCase("user.jdoe.test.v1", "user.jdoe", "user.jdoe.test.v1")]
    [TestCase("mc:ÄÖ ü.root", "mc", "ÄÖ ü.root")]
    public void NameIsRead(string text, string scope, string name) => Assert.That(DataIdentifier.Parse(text), Is.EqualTo(new DataIdentifier(scope, name)));

    [TestCase("a:b:c", "more than one colon")]
    [TestCase("nothing", "no scope")]
    [TestCase("user.jdoe", "no scope")]
    [TestCase(":name", "scope before the colon")]
    [TestCase("mc:", "name behind the colon")]
    [TestCase("mc:a\nb", "control")]
    public void TextThatIsNoNameSaysWhy(string text, string why) =>
        Assert.That(() => DataIdentifier.Parse(text), Throws.TypeOf<RucioInvalidRequestException>().With.Message.Contains(why));
}
