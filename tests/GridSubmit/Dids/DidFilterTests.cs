using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Dids;

/// <summary>Filters as the Python client writes them.</summary>
public sealed class DidFilterTests
{
    [TestCase("name=data.*", "[{'name': 'data.*'}]")]
    [TestCase("run_number>=3,datatype=AOD;length<10", "[{'run_number.gte': 3, 'datatype': 'AOD'}, {'length.lt': 10}]")]
    [TestCase("a!=b,c==d,e<=1,f>2", "[{'a.ne': 'b', 'c': 'd', 'e.lte': 1, 'f.gt': 2}]")]
    [TestCase("hidden=true,x=False", "[{'hidden': True, 'x': False}]")]
    [TestCase("name=it's\\", @"[{'name': 'it\'s\\'}]")]
    public void FilterBecomesAPythonLiteral(string text, string literal) => Assert.That(DidFilter.Parse(text).ToPython(), Is.EqualTo(literal));

    [TestCase("name")]
    [TestCase("=3")]
    [TestCase("a=1,,b=2")]
    [TestCase("a>=")]
    public void TextThatIsNoFilterIsShown(string text) =>
        Assert.That(() => DidFilter.Parse(text), Throws.TypeOf<RucioInvalidRequestException>().With.Message.Contains(text));
}
