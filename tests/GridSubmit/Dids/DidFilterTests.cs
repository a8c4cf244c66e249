using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Dids;

/// <summary>Filters as the Python client writes them.</summary>
public sealed class DidFilterTests
{
    [TestCase("name=data.*", "[{'name': 'data.*'}]")]
    [TestCase("run_number>=3,datatype=AOD;length<10", "[{'run_number.gte': 3, 'datatype': 'AOD'}, {'length.lt': 10}]")]
    [TestCase("a!=b,c==d,e<=1,f>2", "[{'a.ne': 'b', 'c': 'd', 'e.lte': 1, 'f.gt': 2}]")]
    [TestCase("10<length<=20", "[{'length.gt': 10, 'length.lte': 20}]")]
    [TestCase("20 >= length > 10", "[{'length.lte': 20, 'length.gt': 10}]")]
    [TestCase("name=a=b<c", "[{'name': 'a=b<c'}]")]
    [TestCase("hidden=true,x=False", "[{'hidden': True, 'x': False}]")]
    [TestCase("name=it's\\", @"[{'name': 'it\'s\\'}]")]
    [TestCase("events=007", "[{'events': 7}]")]
    [TestCase("created_after=2026-11-26", "[{'created_after': '2026-11-26T00:00:00'}]")]
    [TestCase("created_at>=2026-11-26T08:30:00+01:00", "[{'created_at.gte': '2026-11-26T07:30:00'}]")]
    [TestCase("created_before=2026-11-26 08:30:00.000Z", "[{'created_before': '2026-11-26T08:30:00'}]")]
    public void FilterBecomesAPythonLiteral(string text, string literal) => Assert.That(DidFilter.Parse(text).ToPython(), Is.EqualTo(literal));

    [TestCase("name", "is no condition")]
    [TestCase("=3", "is no condition")]
    [TestCase("a=1,,b=2", "is no condition")]
    [TestCase("a>=", "is no condition")]
    [TestCase("1<a<2<b", "is no condition")]
    [TestCase("1<a=2", "is no condition")]
    [TestCase("run_number=1,run_number=2", "asked for twice")]
    [TestCase("1<length", "no condition on")]
    [TestCase("length>1,1<length<3", "asked for twice")]
    [TestCase("created_after=yesterday", "is no date")]
    [TestCase("events>=many", "is a number")]
    [TestCase("datatype=AOD_true", "AOD_True")]
    public void TextThatIsNoFilterIsShownWithTheReason(string text, string why) =>
        Assert.That(() => DidFilter.Parse(text), Throws.TypeOf<RucioInvalidRequestException>().With.Message.Contains(text).And.Message.Contains(why));
}
