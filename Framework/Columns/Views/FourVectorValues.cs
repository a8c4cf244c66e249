using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns.Views;

/// <summary>
/// The four-vectors of the objects of a block: from (px, py, pz, energy) where the collection has those columns, else
/// computed from (pt, eta, phi, mass). A whole block is computed at once, by vector kernels with the bits of the scalar
/// functions, unless few of its objects are asked for. One worker's.
/// </summary>
public sealed unsafe class FourVectorValues
{
    /// <summary>An object by itself costs as much as so many in a block.</summary>
    private const int Gain = 6;

    /// <summary>One block of so many is computed object by object, to count how many are asked for.</summary>
    private const int CountEvery = 16;

    private readonly ColumnValues<double>[] columns = [new(), new(), new(), new()];
    private readonly NativeBuffer[] computed = [new(), new(), new(), new()];
    private bool isCartesian;
    private double* px;
    private double* py;
    private double* pz;
    private double* energy;
    private int count;
    private int blocks;
    private int asked;
    private bool isCounting;
    private bool wholeBlocks = true;

    /// <summary>The vector of an object of the block.</summary>
    /// <exception cref="InvalidOperationException">There is no such object: it is of another block.</exception>
    public FourVector this[int item]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (uint)item < (uint)count ? new FourVector(px[item], py[item], pz[item], energy[item]) : Compute(item);
    }

    /// <summary>Says which four columns the vectors are of.</summary>
    /// <param name="cartesian">True for (px, py, pz, energy), false for (pt, eta, phi, mass).</param>
    /// <param name="bind">Binds the column of each, in that order.</param>
    public void Bind(bool cartesian, Action<int, IColumnValues> bind)
    {
        isCartesian = cartesian;
        for (var i = 0; i < columns.Length; i++)
        {
            bind(i, columns[i]);
        }
    }

    /// <summary>Forgets the values of the block before.</summary>
    public void Forget()
    {
        if (isCounting && asked > 0)
        {
            wholeBlocks = (long)asked * Gain >= columns[0].All.Length;
        }

        isCounting = ++blocks % CountEvery == 0;
        asked = 0;
        count = 0;
        foreach (var column in columns)
        {
            column.Forget();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private FourVector Compute(int item)
    {
        if (!isCartesian && (isCounting || !wholeBlocks))
        {
            asked++;
            return FourVector.FromPtEtaPhiMass(columns[0][item], columns[1][item], columns[2][item], columns[3][item]);
        }

        if (count == 0)
        {
            ComputeBlock();
        }

        // The columns say what is wrong with an item that they do not have.
        return (uint)item < (uint)count ? new FourVector(px[item], py[item], pz[item], energy[item]) : new FourVector(columns[0][item], 0, 0, 0);
    }

    private void ComputeBlock()
    {
        var first = columns[0].All;
        var second = columns[1].All;
        var third = columns[2].All;
        var fourth = columns[3].All;
        if (!isCartesian)
        {
            var x = Room(0, first.Length);
            var y = Room(1, first.Length);
            var z = Room(2, first.Length);
            var e = Room(3, first.Length);
            Kinematics.Px(first, third, x);
            Kinematics.Py(first, third, y);
            Kinematics.Pz(first, second, z);
            Kinematics.Energy(x, y, z, fourth, e);
            first = x;
            second = y;
            third = z;
            fourth = e;
        }

        // Memory of columns and native buffers: it does not move.
        px = Address(first);
        py = Address(second);
        pz = Address(third);
        energy = Address(fourth);
        count = first.Length;
    }

    private static double* Address(ReadOnlySpan<double> values) => (double*)Unsafe.AsPointer(ref Unsafe.AsRef(in values.GetPinnableReference()));

    private Span<double> Room(int component, int length) => computed[component].Reserve<double>(length);
}
