namespace HepAnalysis.Reports.Html;

/// <summary>How the page looks: one column on a telephone, two of pictures on a screen, black on white on paper.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root{color-scheme:light}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:1320px;padding:16px;background:#fff;color:#1c1c1e;font:16px/1.45 'HepAnalysis Sans','Liberation Sans',Arial,Helvetica,sans-serif;overflow-wrap:anywhere}
        h1{font-size:26px;font-weight:400;margin:8px 0 2px}
        h2{font-size:20px;font-weight:400;margin:32px 0 10px;padding-bottom:4px;border-bottom:1px solid #c9ccd3}
        h3{font-size:17px;font-weight:400;margin:0 0 2px}
        p{margin:2px 0 8px}
        .note{color:#5a5f69;font-size:14px}
        .plots{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,520px),1fr));gap:20px}
        figure{margin:0;padding:12px;border:1px solid #dcdfe5;border-radius:6px;min-width:0}
        figure svg{display:block;width:100%;height:auto}
        .logarithmic{display:none}
        .log:checked~.logarithmic{display:block}
        .log:checked~.linear{display:none}
        .log,.log+label{cursor:pointer;font-size:14px;vertical-align:middle}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;font-size:15px;margin:4px 0 12px}
        caption{text-align:left;font-size:17px;padding:0 0 4px}
        th,td{text-align:left;padding:3px 14px 3px 0;border-bottom:1px solid #e6e8ed;vertical-align:top;font-weight:400;overflow-wrap:normal}
        th{color:#5a5f69}
        .n{text-align:right;white-space:nowrap;padding-left:14px}
        figure table{width:100%;font-size:14px;margin:8px 0 0}
        pre,code{font-family:ui-monospace,'DejaVu Sans Mono','Liberation Mono',monospace,'HepAnalysis Sans';font-size:14px}
        pre{white-space:pre-wrap;background:#f5f6f8;border-radius:6px;padding:12px;margin:4px 0 8px}
        .over{text-decoration:overline}
        sub,sup{font-size:70%;line-height:0}
        @media(max-width:600px){body{padding:10px}h1{font-size:22px}figure{padding:6px}table{font-size:14px}th,td{padding-right:10px}.n{padding-left:6px}}
        @media print{figure{break-inside:avoid}.log,.log+label{display:none}}
        """;
}
