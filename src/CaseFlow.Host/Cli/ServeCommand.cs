using System.CommandLine;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Web;

namespace CaseFlow.Host.Cli;

/// <summary>Starts the server. Settings may follow as <c>--Section:Key=value</c>.</summary>
internal sealed class ServeCommand : ICliCommand
{
    // What the host itself understands besides settings of ours.
    private static readonly string[] Plain = ["--urls", "--environment", "--contentRoot", "--demo-clock"];

    public Command Build()
    {
        var settings = new Argument<string[]>("settings") { Description = TextCatalog.Get("cli.serve.settings"), Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("serve", TextCatalog.Get("cli.serve")) { settings };
        command.TreatUnmatchedTokensAsErrors = true;
        settings.Validators.Add(result =>
        {
            string[] tokens = [.. result.Tokens.Select(t => t.Value)];
            foreach (var (token, i) in tokens.Select((t, i) => (t, i)))
            {
                var isValue = i > 0 && tokens[i - 1].StartsWith("--", StringComparison.Ordinal) && !tokens[i - 1].Contains('=');
                if (!isValue && !IsSetting(token))
                {
                    result.AddError(TextCatalog.Get("cli.serve.unknown", token));
                }
            }
        });
        command.SetAction((result, _) => WebServer.RunAsync(result.GetValue(settings) ?? []));
        return command;
    }

    private static bool IsSetting(string token) =>
        token.StartsWith("--", StringComparison.Ordinal) && (token.Contains(':') || Plain.Contains(token.Split('=')[0]));
}
