using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Workbench.Classification;

/// <summary>
/// Weights of a linear model: a row of <see cref="Stride"/> floats for each feature, one lane a class, padded to a multiple
/// of eight. All classes of a feature lie in one or two cache lines, so that one random access serves them all.
/// </summary>
internal sealed class LinearWeights
{
    private const int CacheLine = 64;
    private const int LineFloats = CacheLine / sizeof(float);
    private readonly float[] _values;
    private readonly int _from;
    private readonly int _length;

    internal LinearWeights(int features, int classes)
    {
        Classes = classes;
        Stride = (classes + 7) / 8 * 8;
        // A row of sixteen floats is one cache line where the first row begins at one: half the fetches.
        _length = checked(features * Stride);
        _values = GC.AllocateArray<float>(checked(_length + LineFloats), pinned: true);
        _from = (int)((CacheLine - (nuint)Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0) % CacheLine) % CacheLine / sizeof(float));
        Bias = new float[Stride];
    }

    internal int Classes { get; }

    internal int Stride { get; }

    internal Span<float> Values => _values.AsSpan(_from, _length);

    internal float[] Bias { get; }

    /// <summary>Multiplies all weights and the bias.</summary>
    internal void Scale(float factor)
    {
        Span<Vector256<float>> values = MemoryMarshal.Cast<float, Vector256<float>>(Values), bias = MemoryMarshal.Cast<float, Vector256<float>>(Bias.AsSpan());
        for (int at = 0; at < values.Length; at++) values[at] *= factor;
        for (int at = 0; at < bias.Length; at++) bias[at] *= factor;
    }

    /// <summary>Adds <paramref name="factor"/> times the weights and the bias of another model of the same shape.</summary>
    internal void AddTimes(LinearWeights other, float factor)
    {
        Span<Vector256<float>> values = MemoryMarshal.Cast<float, Vector256<float>>(Values), bias = MemoryMarshal.Cast<float, Vector256<float>>(Bias.AsSpan());
        ReadOnlySpan<Vector256<float>> more = MemoryMarshal.Cast<float, Vector256<float>>(other.Values), moreBias = MemoryMarshal.Cast<float, Vector256<float>>(other.Bias.AsSpan());
        for (int at = 0; at < values.Length; at++) values[at] += more[at] * factor;
        for (int at = 0; at < bias.Length; at++) bias[at] += moreBias[at] * factor;
    }

    /// <summary>Scores of a row for each class: <c>W·x + bias</c>.</summary>
    internal void Scores(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> scores)
    {
        ref float weights = ref MemoryMarshal.GetReference(Values);
        for (int lane = 0; lane < Stride; lane += 16)
        {
            // Sums lane by lane in the order of the features, so the result is the same whatever the vector width is.
            Vector256<float> low = Vector256.LoadUnsafe(ref Bias[lane]);
            if (lane + 8 < Stride)
            {
                Vector256<float> high = Vector256.LoadUnsafe(ref Bias[lane + 8]);
                for (int at = 0; at < columns.Length; at++)
                {
                    ref float row = ref Unsafe.Add(ref weights, columns[at] * Stride + lane);
                    Vector256<float> value = Vector256.Create(values[at]);
                    low += Vector256.LoadUnsafe(ref row) * value;
                    high += Vector256.LoadUnsafe(ref row, 8) * value;
                }

                low.CopyTo(scores[lane..]);
                high.CopyTo(scores[(lane + 8)..]);
            }
            else
            {
                for (int at = 0; at < columns.Length; at++)
                    low += Vector256.LoadUnsafe(ref Unsafe.Add(ref weights, columns[at] * Stride + lane)) * Vector256.Create(values[at]);
                low.CopyTo(scores[lane..]);
            }
        }
    }

    /// <summary>Adds <paramref name="change"/> times the row's values to its weights, and to the bias.</summary>
    internal void Add(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, ReadOnlySpan<float> change, float bias)
    {
        ref float weights = ref MemoryMarshal.GetReference(Values);
        for (int lane = 0; lane < Stride; lane += 16)
        {
            Vector256<float> low = Vector256.Create(change[lane..]);
            (Vector256.LoadUnsafe(ref Bias[lane]) + low * Vector256.Create(bias)).StoreUnsafe(ref Bias[lane]);
            if (lane + 8 < Stride)
            {
                Vector256<float> high = Vector256.Create(change[(lane + 8)..]);
                (Vector256.LoadUnsafe(ref Bias[lane + 8]) + high * Vector256.Create(bias)).StoreUnsafe(ref Bias[lane + 8]);
                for (int at = 0; at < columns.Length; at++)
                {
                    ref float row = ref Unsafe.Add(ref weights, columns[at] * Stride + lane);
                    Vector256<float> value = Vector256.Create(values[at]);
                    (Vector256.LoadUnsafe(ref row) + low * value).StoreUnsafe(ref row);
                    (Vector256.LoadUnsafe(ref row, 8) + high * value).StoreUnsafe(ref row, 8);
                }
            }
            else
            {
                for (int at = 0; at < columns.Length; at++)
                {
                    ref float row = ref Unsafe.Add(ref weights, columns[at] * Stride + lane);
                    (Vector256.LoadUnsafe(ref row) + low * Vector256.Create(values[at])).StoreUnsafe(ref row);
                }
            }
        }
    }
}
