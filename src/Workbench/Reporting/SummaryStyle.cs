namespace Workbench.Reporting;

/// <summary>The look of the summary page: readable from a phone to a wide screen, in light and dark, and on paper.</summary>
internal static class SummaryStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e6e9ed); --soft: light-dark(#5a6472, #9aa5b1); --line: light-dark(#d9dee5, #343b44); --mark: light-dark(#ffe8a3, #6b5200); --paper: light-dark(#ffffff, #14171b); --link: light-dark(#0b57a4, #7db7ff); --doubt: light-dark(#a33b00, #ffb087); }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 "Noto Sans", "Noto Sans Thai", "Noto Sans Arabic", system-ui, sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.9rem; margin: .5rem 0 1rem; } h2 { font-size: 1.35rem; margin: 2.5rem 0 .75rem; } h3 { font-size: 1.05rem; margin: 1.75rem 0 .2rem; }
        a { color: var(--link); } nav ul { padding-inline-start: 1.2rem; }
        .totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 0 0 1rem; }
        .totals div { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; }
        .totals dt { color: var(--soft); font-size: .85rem; } .totals dd { margin: 0; font-size: 1.6rem; font-variant-numeric: tabular-nums; }
        .chart { background: #fff; border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; overflow-x: auto; } .chart svg { max-width: 100%; height: auto; }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .93rem; }
        th, td { text-align: start; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; } thead th { color: var(--soft); font-weight: 600; }
        .n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; } .none { color: var(--soft); font-style: italic; }
        small, .place { color: var(--soft); font-weight: normal; font-size: .85rem; margin: 0; }
        article ol { padding-inline-start: 1.4rem; } article li p { margin: .6rem 0 .1rem; }
        .facts { list-style: none; padding: 0; margin: 0; font-size: .88rem; color: var(--soft); } .facts li { display: inline-block; margin-inline-end: 1rem; } .facts b { color: var(--ink); } .category { font-style: italic; }
        mark { background: var(--mark); color: inherit; border-radius: .2rem; padding: 0 .15em; } :target { outline: 2px solid var(--link); outline-offset: 2px; } .doubt { color: var(--doubt); }
        @media print { nav { display: none; } .chart { border: 0; } }

        """;
}
