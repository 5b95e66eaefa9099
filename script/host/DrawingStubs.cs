// These two documented namespaces have no home in .NET off Windows. The stubs let the platform's default usings resolve;
// a script that uses a type of theirs does not compile here.

namespace System.Drawing.Drawing2D
{
    public abstract class NotAvailableHere { }
}

namespace System.Drawing.Imaging
{
    public abstract class NotAvailableHere { }
}
