using System.Xml.Linq;
using HepAnalysis.Reports;
using HepAnalysis.Reports.Drawing;
using HepAnalysis.Reports.Fonts;
using HepAnalysis.Reports.Markup;
using HepAnalysis.Reports.Plots;

namespace HepAnalysis.Framework.Tests.Reports;

/// <summary>Titles with ROOT's markup, and titles that mean harm.</summary>
public sealed class MarkupTests
{
    [TestCase("m(μμ) [GeV]", "m(μμ) [GeV]")]
    [TestCase("p_{T} [GeV]", "pT [GeV]")]
    [TestCase("#mu#mu#rightarrow#tau^{+}#tau^{-}", "μμ→τ+τ-")]
    [TestCase("#muX", "μX")]
    [TestCase("#sqrt{s} = 13 TeV", "√s = 13 TeV")]
    [TestCase("E_{T}^{miss}", "ETmiss")]
    [TestCase("#it{m}_{#bar{#it{p}}#it{p}}", "mpp")]
    [TestCase("#font[42]{text} #color[2]{red} #scale[0.8]{small}", "text red small")]
    [TestCase("#frac{d#sigma}{dp_{T}}", "dσ / dpT")]
    [TestCase("#splitline{one}{two}", "one two")]
    [TestCase("#left( x #right)", "( x )")]
    [TestCase("Muon_pt", "Muon_pt")]
    [TestCase("a_{b", "a_{b")]
    [TestCase("a } b { c", "a } b { c")]
    [TestCase("# events", "# events")]
    [TestCase("#unknown{x}", "#unknownx")]
    [TestCase("#", "#")]
    [TestCase("x_{", "x_{")]
    [TestCase("\\mu_{\\ell}", "μℓ")]
    [TestCase("two\nlines\t and \0 more\u202e", "two lines and more")]
    [TestCase("", "")]
    public void TitleMeansWhatRootMeansByIt(string title, string plain)
    {
        Assert.That(PlainText.Of(title), Is.EqualTo(plain));
    }

    [Test]
    public void IndexIsLoweredExponentRaisedOneAboveTheOther()
    {
        var line = TextLayout.Title("E_{T}^{miss} [GeV]", 20);
        var (e, t, miss, unit) = (line.Runs[0], line.Runs[1], line.Runs[2], line.Runs[3]);

        Assert.Multiple(() =>
        {
            Assert.That((e.Text, t.Text, miss.Text, unit.Text), Is.EqualTo(("E", "T", "miss", "[GeV]")));
            Assert.That(t.Rise, Is.Negative);
            Assert.That(miss.Rise, Is.Positive);
            Assert.That(t.Size, Is.LessThan(e.Size).And.EqualTo(miss.Size));
            Assert.That(t.X, Is.EqualTo(miss.X), "one above the other");
            Assert.That(unit.X, Is.GreaterThan(miss.X + TextLayout.Width("miss", miss.Size)), "behind the wider one, and a space");
        });
    }

    [Test]
    public void DepthAndLengthAreBounded()
    {
        var deep = string.Concat(Enumerable.Repeat("x_{", 100_000)) + new string('}', 100_000);

        Assert.That(PlainText.Of(deep), Has.Length.LessThan(MarkupParser.Longest + 2));
        Assert.That(PlainText.Of(new string('a', 1_000_000)), Has.Length.EqualTo(MarkupParser.Longest + 1).And.EndsWith("…"));
    }

    [Test]
    public void EverySymbolIsInOurFont()
    {
        var missing = from name in Symbols.Names
                      from rune in Symbols.Find(name, out _).EnumerateRunes()
                      where rune.Value != ' ' && TrueTypeFont.Sans.Glyph(rune.Value) == 0
                      select name;

        Assert.That(missing, Is.Empty);
    }

    [TestCase("</text><script>alert(1)</script>")]
    [TestCase("\"/><image href=\"x\" onerror=\"alert(1)\"/>")]
    [TestCase("]]><![CDATA[<script>")]
    [TestCase("&lt;&amp;#x27;<!-- --> <?php ?>")]
    [TestCase("a\u0001\u0008\ufffe\ud800b")]
    [TestCase("x_{</tspan><script>}^{\"'&}")]
    public void TitleOfAForeignFileCannotLeaveItsPlace(string harm)
    {
        var histogram = Drawn.Line(1, 2, 3) with { Name = harm, Title = harm };
        var plain = new SvgElements(HistogramPicture.Draw(Drawn.Line(1, 2, 3) with { Name = "harmless", Title = "harmless" }));
        var picture = HistogramPicture.Draw(histogram with { Axes = [histogram.Axes[0] with { Title = harm }] });
        var drawn = new SvgElements(picture);
        static IEnumerable<string> Names(SvgElements svg) => svg.Root.DescendantsAndSelf().Select(element => element.Name.LocalName).Distinct().Except(["tspan"]);

        Assert.Multiple(() =>
        {
            Assert.That(Names(drawn), Is.EquivalentTo(Names(plain)), "no element that a harmless title has not");
            Assert.That(drawn.Root.DescendantNodes().Select(node => node.NodeType).Distinct(), Is.SubsetOf(new[] { System.Xml.XmlNodeType.Element, System.Xml.XmlNodeType.Text }));
            Assert.That(XDocument.Parse(System.Text.Encoding.UTF8.GetString(PictureFile.Encode(picture, "a.svg"))).Root!.Elements().Select(element => element.Name.LocalName).Distinct(), Is.EquivalentTo(new[] { "title", "desc", "rect", "path" }));
            Assert.That(drawn.Root.Descendants().Attributes().Select(attribute => attribute.Name.LocalName), Has.None.StartsWith("on").And.None.EqualTo("href"));
        });
    }

    [Test]
    public void TitleThatIsTooLongIsMadeSmallerThenCut()
    {
        var line = TextLayout.Fit(new string('m', 200), 15, 300);

        Assert.Multiple(() =>
        {
            Assert.That(line.Width, Is.LessThanOrEqualTo(300));
            Assert.That(line.Runs[^1].Text, Is.EqualTo("…"));
            Assert.That(line.Runs[0].Size, Is.EqualTo(15 * 0.75));
        });
    }
}
