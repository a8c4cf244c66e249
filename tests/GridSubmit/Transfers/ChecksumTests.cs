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

    [Test]
    public void Adler32ByVectorsIsThatByBytes([Values(1, 31, 32, 33, 5535, 5536, 5537, 100_003)] int length, [Values] bool isLargest)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        if (isLargest)
        {
            bytes.AsSpan().Fill(255);
        }

        var (fast, slow) = (new Adler32(), new Adler32());
        for (var from = 0; from < length;)
        {
            // Pieces of any size, so that a piece begins in the midst of a vector.
            var next = Math.Min(length, from + 1 + (from * 7 % 20_011));
            fast.Append(bytes.AsSpan(from..next));
            from = next;
        }

        slow.AppendSlowly(bytes);
        Assert.That(fast.ToString(), Is.EqualTo(slow.ToString()));
    }

    [Test]
    public void Md5IsComparedWhereThereIsNoAdler32()
    {
        using var sum = Checksum.For(null, "d41d8cd98f00b204e9800998ecf8427e");
        Assert.That(sum.Fault(0, null, "d41d8cd98f00b204e9800998ecf8427e"), Is.Null);
        sum.Append("x"u8);
        Assert.That(sum.Fault(1, null, "d41d8cd98f00b204e9800998ecf8427e"), Does.StartWith("its md5 is "));
    }
}
