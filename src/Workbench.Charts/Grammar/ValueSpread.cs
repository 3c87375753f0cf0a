namespace Workbench.Charts.Grammar;

/// <summary>A number axis laid out: where it starts and ends, and which ticks it bears. Room for labels is part of the domain.</summary>
internal sealed class ValueSpread
{
    private readonly ValueScale scale;

    private ValueSpread(ValueScale scale, double from, double to)
    {
        this.scale = scale;
        From = from;
        To = to;
    }

    public double From { get; }

    public double To { get; }

    public static ValueSpread Of(AxisNeed need, double length)
    {
        double min = need.Min, max = need.Max;
        if (double.IsInfinity(min) || double.IsInfinity(max)) (min, max) = need.Scale == ValueScale.Log ? (1, 10) : (0, 1);
        if (need.Scale == ValueScale.Log)
        {
            min = Math.Pow(10, Math.Floor(Math.Log10(min) + 1e-9));
            if (max <= min) max = min * 10;
        }
        else if (need.Zero)
        {
            min = Math.Min(0, min);
            max = Math.Max(0, max);
        }
        else
        {
            // Values that reach down to less than half of the largest are read against zero; others need the room.
            if (min > 0 && min < 0.5 * max) min = 0;
            var margin = (max - min) * 0.05;
            if (margin == 0) margin = max == 0 ? 1 : Math.Abs(max) * 0.1;
            if (min != 0) min -= margin;
            max += margin;
        }
        if (max <= min) max = min + 1;

        double from = Forward(min, need.Scale), to = Forward(max, need.Scale);
        for (var pass = 0; pass < 4; pass++)
        {
            foreach (var room in need.After)
            {
                var at = Forward(room.Value, need.Scale);
                var share = 1 - Math.Min(room.Pixels, length * 0.6) / length;
                if (at > from) to = Math.Max(to, from + (at - from) / share);
            }
            foreach (var room in need.Before)
            {
                var at = Forward(room.Value, need.Scale);
                var share = 1 - Math.Min(room.Pixels, length * 0.6) / length;
                if (at < to) from = Math.Min(from, to - (to - at) / share);
            }
        }
        return new ValueSpread(need.Scale, Round(Backward(from, need.Scale)), Round(Backward(to, need.Scale)));
    }

    /// <summary>Share of the axis before a value, 0 at its start and 1 at its end.</summary>
    public double Place(double value)
    {
        double from = Forward(From, scale), to = Forward(To, scale);
        return (Forward(value, scale) - from) / (to - from);
    }

    /// <summary>Ticks at least <paramref name="apart"/> pixels from one another on an axis of <paramref name="length"/> pixels.</summary>
    public double[] Ticks(double length, double apart)
    {
        var most = Math.Max(2, Math.Min(9, (int)(length / apart)));
        if (scale == ValueScale.Linear)
        {
            var raw = (To - From) / most;
            var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
            var step = new[] { 1, 2, 2.5, 5, 10 }.Select(m => m * power).First(s => s >= raw * 0.999);
            var first = Math.Ceiling(From / step - 1e-9);
            var count = (int)Math.Floor(To / step + 1e-9) - (int)first + 1;
            return [.. Enumerable.Range(0, Math.Clamp(count, 1, 20)).Select(i => Round((first + i) * step))];
        }
        var candidates = new List<double>();
        var top = (int)Math.Ceiling(Math.Log10(Math.Max(Math.Abs(From), Math.Abs(To))));
        var bottom = scale == ValueScale.Log ? (int)Math.Floor(Math.Log10(From) + 1e-9) : 0;
        if (scale == ValueScale.SymLog) candidates.Add(0);
        var stride = Math.Max(1, (int)Math.Ceiling((top - bottom + 1.0) / most));
        for (var p = bottom; p <= top; p += stride)
        {
            candidates.Add(Math.Pow(10, p));
            if (scale == ValueScale.SymLog) candidates.Add(-Math.Pow(10, p));
        }
        if (scale == ValueScale.Log && top - bottom <= 2 && most >= 5)
            for (var p = bottom; p <= top; p++) candidates.AddRange([2 * Math.Pow(10, p), 5 * Math.Pow(10, p)]);
        var ticks = new List<double>();
        foreach (var value in candidates.Where(v => v >= From * (From > 0 ? 0.999999 : 1) && v <= To).OrderBy(Math.Abs))
            if (ticks.All(t => Math.Abs(Place(t) - Place(value)) * length >= apart * 0.9)) ticks.Add(Round(value));
        return [.. ticks.Order()];
    }

    private static double Forward(double value, ValueScale scale) => scale switch
    {
        ValueScale.Log => Math.Log10(value),
        ValueScale.SymLog => Math.Sign(value) * Math.Log(1 + Math.Abs(value)),
        _ => value,
    };

    private static double Backward(double value, ValueScale scale) => scale switch
    {
        ValueScale.Log => Math.Pow(10, value),
        ValueScale.SymLog => Math.Sign(value) * (Math.Exp(Math.Abs(value)) - 1),
        _ => value,
    };

    private static double Round(double value)
    {
        if (value == 0 || !double.IsFinite(value)) return value;
        var digits = 11 - (int)Math.Ceiling(Math.Log10(Math.Abs(value)));
        return digits is >= 0 and <= 15 ? Math.Round(value, digits) : value;
    }
}
