namespace CaseFlow.Host.Security;

/// <summary>
/// Pages and form targets of signing in. Forms are plain HTML posts with the antiforgery field; a refusal comes back to
/// the page as <c>?refused=CODE</c> (text: resource of that name), success goes to <c>returnUrl</c> or the start page.
/// </summary>
public static class AccountRoutes
{
    /// <summary>Anonymous page. Query: <c>refused</c>, <c>returnUrl</c>.</summary>
    public const string SignInPage = "/sign-in";

    /// <summary>Page to change one's password; the only one open while the password must be changed. Query: <c>refused</c>, <c>returnUrl</c>.</summary>
    public const string PasswordPage = "/profile/password";

    /// <summary>POST fields: <c>userName</c>, <c>password</c>, <c>returnUrl</c>.</summary>
    public const string SignIn = "/account/sign-in";

    /// <summary>POST without fields.</summary>
    public const string SignOut = "/account/sign-out";

    /// <summary>POST fields: <c>current</c>, <c>next</c>, <c>confirm</c>, <c>returnUrl</c>.</summary>
    public const string ChangePassword = "/account/password";
}
