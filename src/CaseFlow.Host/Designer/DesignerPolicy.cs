namespace CaseFlow.Host.Designer;

/// <summary>
/// What the designer's pages may load and run: our own files and the WebAssembly runtime. No inline script; styles set
/// inline are how the canvas places its nodes.
/// </summary>
internal static class DesignerPolicy
{
    public const string Text =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; worker-src 'self' blob:; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
}
