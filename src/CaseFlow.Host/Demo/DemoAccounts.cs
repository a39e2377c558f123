namespace CaseFlow.Host.Demo;

/// <summary>The demo accounts' one password, printed in README.md. They exist in Development only.</summary>
public static class DemoAccounts
{
    public const string Password = "Demo-2026-yanta";
}
