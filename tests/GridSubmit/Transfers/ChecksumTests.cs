using System.Text;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.GridSubmit.Tests.Transfers;

/// <summary>Checksums as other programs make them.</summary>
public sealed class ChecksumTests
{
    // The examples of RFC 1950 and of zlib.
    [TestCase("", "00000001")]
    [TestCase("Wikipedia", "11e60398")]
    [TestCase("abc", "024d0127")]
    public void Adler32IsThatOfZlib(string text, string sum)
    {
        var adler = new Adler32();
        adler.Append(Encoding.ASCII.GetBytes(text));
        Assert.That(adler.ToString(), Is.EqualTo(sum));
    }

    [Test]
    public void PiecesMakeTheSameSum()
    {
        var bytes = new byte[100_000];
        Array.Fill(bytes, (byte)0xFF);
        var (whole, pieces) = (new Adler32(), new Adler32());
        whole.Append(bytes);
        foreach (var piece in bytes.Chunk(777))
        {
            pieces.Append(piece);
        }

        Assert.That(pieces.ToString(), Is.EqualTo(whole.ToString()));

        // zlib.adler32(b"\xff" * 100_000) of Python.
        Assert.That(whole.ToString(), Is.EqualTo(PythonsSum));
    }

    private const string PythonsSum = "149a302c";
}
