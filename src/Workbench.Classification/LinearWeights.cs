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
    internal LinearWeights(int features, int classes)
    {
        Classes = classes;
        Stride = (classes + 7) / 8 * 8;
        Values = GC.AllocateUninitializedArray<float>(checked(features * Stride), pinned: true);
        Array.Clear(Values);
        Bias = new float[Stride];
    }

    internal int Classes { get; }

    internal int Stride { get; }

    internal float[] Values { get; }

    internal float[] Bias { get; }

    /// <summary>Scores of a row for each class: <c>W·x + bias</c>.</summary>
    internal void Scores(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> scores)
    {
        ref float weights = ref MemoryMarshal.GetArrayDataReference(Values);
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
        ref float weights = ref MemoryMarshal.GetArrayDataReference(Values);
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
