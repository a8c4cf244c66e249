using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace HepAnalysis.Framework.Tests.House;

/// <summary>
/// What decides a bit of a result never calls the C library's elementary functions: their last bits differ between
/// processors and versions. HepMath is the same everywhere.
/// </summary>
public sealed partial class ManagedMathTests
{
    private const string Functions =
        "Sin|Cos|SinCos|Tan|Asin|Acos|Atan|Atan2|Sinh|Cosh|Tanh|Asinh|Acosh|Atanh|SinPi|CosPi|TanPi|SinCosPi|AsinPi|AcosPi|AtanPi|Atan2Pi"
        + "|Exp|ExpM1|Exp2|Exp10|Log|Log2|Log10|LogP1|Log2P1|Log10P1|Pow|Cbrt|RootN|Hypot";

    [TestCase("Columns")]
    [TestCase("Expressions")]
    [TestCase("Histograms")]
    [TestCase("Samples")]
    public void AssemblyCallsNoElementaryFunctionOfTheRuntime(string name)
    {
        Assert.That(Calls(Assembly.Load("HepAnalysis." + name).Location), Is.Empty);
    }

    [Test]
    public void SourcesNameNoneEither()
    {
        // Code that is made at run time finds its functions by name: that leaves no reference in the assembly.
        var found = SourceTree.Find(
            SourceTree.ShippedCSharp.Where(path => Guarded().IsMatch(path)), $@"^(?!\s*///?).*\b(Math|MathF|double|float|Double|Single)\.({Functions})\b");

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void ScanFindsSuchACall()
    {
        // This very assembly calls one, here.
        Assert.That(Math.Sin(0.5), Is.GreaterThan(0));
        Assert.That(Calls(typeof(ManagedMathTests).Assembly.Location), Has.Some.EndsWith("Math.Sin"));
    }

    private static IReadOnlyList<string> Calls(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Select(member => (owner: OwnerOf(metadata, member.Parent), name: metadata.GetString(member.Name)))
            .Where(call => (Runtime().IsMatch(call.owner) && Elementary().IsMatch(call.name))
                || (call.owner.StartsWith("System.", StringComparison.Ordinal) && call.name.EndsWith("Estimate", StringComparison.Ordinal)))
            .Select(call => $"{call.owner}.{call.name}").Distinct()];
    }

    private static string OwnerOf(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference)
        {
            var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
            return metadata.GetString(type.Namespace) + "." + metadata.GetString(type.Name);
        }

        // A generic interface, as ITrigonometricFunctions<T>: its signature begins with two bytes and the reference.
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (signature.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance)
            {
                signature.ReadCompressedInteger();
                var generic = signature.ReadTypeHandle();
                return generic.Kind == HandleKind.TypeReference ? OwnerOf(metadata, generic) : "";
            }
        }

        return "";
    }

    [GeneratedRegex("^Framework/(Columns|Expressions|Histograms|Samples)/")]
    private static partial Regex Guarded();

    [GeneratedRegex(@"^System\.(Math|MathF|Double|Single|Half|Numerics\.(I\w+Functions`1|Tensors\.TensorPrimitives|Complex)|Runtime\.Intrinsics\.Vector\d*|Numerics\.Vector)$")]
    private static partial Regex Runtime();

    [GeneratedRegex($"^({Functions})$")]
    private static partial Regex Elementary();
}
